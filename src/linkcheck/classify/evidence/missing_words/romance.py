"""Words for missing pages in Romance languages."""

from linkcheck.classify.evidence.missing_words.words import Words

ROMANCE: dict[str, Words] = {
    "fr": Words(
        "page, fichier, document, article, contenu, ressource, adresse, url",
        "introuvable, non trouvé, non trouvée, pas trouvé, pas trouvée, pas été trouvé, pas été trouvée, "
        "pas être trouvé, pas être trouvée, pas être affichée",
        "n'existe pas, n'existe plus, inexistant, inexistante, indisponible, pas disponible, plus "
        "disponible, n'est plus en ligne",
        "la, le, l', les, cette, ce, cet, est, n'est, n'a, que, vous, recherchez, recherchée, recherché, "
        "demandée, demandé, demandez, avez, cherchez, ne, peut, désolé, erreur, sur, serveur, oups, a, "
        "été, être, votre, désolés",
    ),
    "es": Words(
        "página, pagina, archivo, documento, artículo, contenido, recurso, dirección, url, fichero",
        "no encontrado, no encontrada, no se encuentra, no se encontró, no se ha encontrado, no se puede "
        "encontrar, no se pudo encontrar, no fue encontrada, no ha sido encontrada, no encontramos",
        "no existe, ya no existe, no disponible, no está disponible, ya no está disponible, inexistente",
        "la, el, lo, esta, este, que, buscas, busca, estás, está, buscando, solicitada, solicitado, "
        "solicitas, lo sentimos, sentimos, error, web, en, servidor, has, ups",
    ),
    "pt": Words(
        "página, pagina, arquivo, ficheiro, documento, artigo, conteúdo, recurso, endereço, url",
        "não encontrado, não encontrada, não foi encontrado, não foi encontrada, não pôde ser encontrada, "
        "não pode ser encontrada, não foi possível encontrar, não encontramos, nao encontrada, não foi "
        "localizada, não localizada",
        "não existe, não existe mais, já não existe, não disponível, não está disponível, indisponível, inexistente",
        "a, o, esta, este, que, você, procura, procurou, está, procurando, solicitada, solicitado, "
        "requisitada, requisitado, desculpe, erro, no, servidor, pedida",
    ),
    "it": Words(
        "pagina, file, documento, articolo, contenuto, risorsa, indirizzo, url",
        "non trovato, non trovata, non è stata trovata, non è stato trovato, impossibile trovare, "
        "non è possibile trovare, "
        "non può essere trovata",
        "non esiste, non esiste più, inesistente, non disponibile, non è disponibile, non è più disponibile",
        "la, il, l', questa, questo, che, stai, cercando, cerchi, cercata, richiesta, richiesto, hai, "
        "spiacenti, errore, "
        "ci, dispiace",
    ),
    "ca": Words(
        "pàgina, fitxer, document, recurs, arxiu",
        "no trobat, no trobada, no s'ha trobat, no es pot trobar, no es troba",
        "no existeix, no disponible",
        "la, el, que, cerques, busqueu, sol·licitada, demanada, aquesta, error, heu, cerqueu, "
        "sol·licitat, demanat, aquest",
    ),
    "gl": Words(
        "páxina, ficheiro, arquivo, recurso",
        "non atopada, non atopado, non se atopou, non foi posíbel atopar",
        "non existe",
        "a, o, que, buscas, solicitada, busca, solicitado",
    ),
    "ro": Words(
        "pagina, pagină, pagina, fișierul, documentul, articolul, conținutul, resursa",
        "nu a fost găsită, nu a fost gasită, nu a fost gasita, nu a fost găsit, nu a fost gasit, negăsită, "
        "nu poate fi găsită, nu am găsit",
        "nu există, nu mai există, nu este disponibilă, inexistentă",
        "solicitată, cerută, căutată, pe, care, o, cauți, căutați, această, ne, pare, rău, eroare, ați, solicitat",
    ),
}
