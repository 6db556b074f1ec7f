"""Words for missing pages in Germanic languages."""

from linkcheck.classify.evidence.missing_words.words import Words

GERMANIC: dict[str, Words] = {
    "en": Words(
        "page, file, document, article, post, content, resource, url, address, link, site, website, "
        "topic, entry, story, path, object, record, thread, image",
        "not found, cannot be found, can't be found, can not be found, could not be found, couldn't be found, "
        "was not found, wasn't found, cannot find, can't find, could not find, couldn't find, unable to find",
        "does not exist, doesn't exist, do not exist, did not exist, no longer exists, no longer exist, "
        "not available, "
        "isn't available, is unavailable, unavailable, no longer available, not exist, missing, removed, deleted, "
        "isn't here, has been removed, has been deleted, was removed, was deleted, is gone, no such",
        "the, this, that, a, an, is, be, we, you, you're, you've, your, i, requested, request, are, were, was, "
        "have, has, "
        "looking, trying, for, to, reach, access, view, see, visit, sorry, but, at, on, in, it, here, web, "
        "anymore, any, "
        "more, http, error, specified, selected, desired, or, may, might, moved, our, server, seem, seems, exactly",
    ),
    "de": Words(
        "seite, webseite, website, internetseite, datei, dokument, artikel, beitrag, inhalt, ressource, adresse, url",
        "nicht gefunden, nicht finden, nicht auffindbar",
        "existiert nicht, existiert nicht mehr, nicht verfügbar, nicht mehr verfügbar, nicht vorhanden, "
        "gibt es nicht, "
        "gibt es nicht mehr, nicht existiert",
        "die, der, das, diese, dieser, dieses, ist, sie, wir, angeforderte, gesuchte, aufgerufene, gewünschte, "
        "angegebene, "
        "konnte, konnten, kann, können, wurde, werden, leider, auf, dem, server, hier, haben, suchen, fehler, den",
    ),
    "nl": Words(
        "pagina, bestand, document, artikel, inhoud, bron, url, hulpbron, webpagina",
        "niet gevonden, niet vinden, niet worden gevonden",
        "bestaat niet, bestaat niet meer, niet beschikbaar, niet meer beschikbaar",
        "de, het, deze, dit, die, je, u, zoekt, zoekt, opgevraagde, gevraagde, gezochte, is, werd, kan, "
        "kon, worden, helaas, sorry, fout, we, kunnen, konden",
    ),
    "sv": Words(
        "sidan, sida, filen, dokumentet, artikeln, innehållet, resurs, resursen",
        "hittades inte, inte hittas, inte hitta, hittas inte, hittas ej, hittades ej, kunde ej hittas",
        "finns inte, finns inte längre, existerar inte, inte tillgänglig, saknas",
        "den, det, du, söker, sökte, letar, efter, begärda, efterfrågade, kan, kunde, vi, tyvärr, fel, "
        "som, efterfrågad, begärd",
    ),
    "da": Words(
        "siden, side, filen, dokumentet, artiklen, indholdet, ressource, ressourcen, fil",
        "ikke fundet, blev ikke fundet, ikke findes, ikke finde, kunne ikke findes",
        "findes ikke, findes ikke længere, eksisterer ikke, ikke tilgængelig",
        "den, det, du, leder, efter, søger, forespurgte, ønskede, anmodede, kunne, kan, blev, vi, "
        "desværre, beklager, fejl, efterspurgte, efterspurgt",
    ),
    "no": Words(
        "siden, side, sida, filen, dokumentet, artikkelen, innholdet, ressursen, ressurs, fil",
        "ikke funnet, ble ikke funnet, ikke finne, ikke finnes, fant ikke, ikkje funnen, fann ikkje",
        "finnes ikke, finnes ikke lenger, finst ikkje, eksisterer ikke, ikke tilgjengelig",
        "den, det, du, leter, etter, ser, søker, forespurte, ønskede, kunne, kan, ble, vi, dessverre, beklager, feil",
    ),
    "is": Words(
        "síða, síðan, síðuna, skrá, tilfang, skráin",
        "fannst ekki, ekki fundið, finnst ekki",
        "er ekki til",
        "þessi, umbeðin, þú, baðst, umbeðið",
    ),
}
