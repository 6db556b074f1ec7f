"""Words for missing pages in other languages of Europe and the Caucasus."""

from linkcheck.classify.evidence.missing_words.words import Words

EUROPEAN: dict[str, Words] = {
    "fi": Words(
        "sivua, sivu, tiedostoa, sisältöä, artikkelia, resurssia, kohdetta",
        "ei löytynyt, ei löydy, ei löydetty, ei voitu löytää",
        "ei ole olemassa, ei ole enää olemassa, ei ole saatavilla, ei ole käytettävissä",
        "hakemaasi, etsimääsi, pyydettyä, pyytämääsi, valitettavasti, tätä, virhe, haettua, haluttua",
    ),
    "et": Words(
        "lehte, lehekülge, leht, lehekülg, faili, dokumenti, sisu, ressurssi",
        "ei leitud, ei leia, ei õnnestunud leida, ei leidnud",
        "ei eksisteeri, pole olemas, ei ole olemas, pole saadaval",
        "küsitud, soovitud, otsitud, otsitavat, seda, sellist, kahjuks, vabandust, viga, otsid, päringu",
    ),
    "hu": Words(
        "oldal, lap, fájl, dokumentum, cikk, tartalom, weboldal, erőforrás, állomány",
        "nem található, nem találtuk, nem találjuk, nem lehet megtalálni",
        "nem létezik, már nem létezik, nem elérhető, nem érhető el, megszűnt",
        "a, az, ez, keresett, kért, ön, által, kívánt, sajnos, sajnáljuk, hiba",
    ),
    "lt": Words(
        "puslapis, puslapio, failas, dokumentas, straipsnis, šaltinis, turinys",
        "nerastas, nerasta, rasti nepavyko, nepavyko rasti, nebuvo rastas",
        "neegzistuoja, nebeegzistuoja, nėra, nepasiekiamas",
        "prašomas, ieškomas, ieškote, šis, toks, kurio, jūs, deja, atsiprašome, klaida",
    ),
    "lv": Words(
        "lapa, lapu, fails, dokuments, raksts, saturs, avots, resurss",
        "nav atrasta, nav atrasts, netika atrasta, nevar atrast, nav atrodama, neizdevās atrast, "
        "neatrada, netika atrasts, nav atrodams",
        "neeksistē, vairs neeksistē, nav pieejama, nepastāv",
        "meklētā, meklējamā, pieprasītā, šī, šāda, kuru, jūs, meklējat, diemžēl, atvainojiet, kļūda, "
        "pieprasītais, meklētais",
    ),
    "el": Words(
        "σελίδα, αρχείο, έγγραφο, άρθρο, περιεχόμενο, πόρος, ο πόρος",
        "δεν βρέθηκε, δε βρέθηκε, δεν βρεθηκε, δεν είναι δυνατή η εύρεση, δεν μπορεί να βρεθεί",
        "δεν υπάρχει, δεν υπάρχει πια, δεν είναι διαθέσιμη",
        "η, το, αυτή, που, ζητήσατε, ψάχνετε, αναζητάτε, αναζητήσατε, συγγνώμη, σφάλμα, δυστυχώς, της, "
        "σελίδας, ζητούμενη, ο, ζητήθηκε, αυτό",
    ),
    "sq": Words(
        "faqja, faqe, kartelë, burimi, skedari",
        "nuk u gjet, nuk u gjend, nuk gjendet, s'gjendet, nuk u gjetën",
        "nuk ekziston",
        "e, kërkuar, që, kërkoni, kjo, gabim, i",
    ),
    "eu": Words(
        "orria, orri, fitxategia, baliabidea, baliabide",
        "ez da aurkitu, aurkitu ez da, ezin izan da aurkitu",
        "ez da existitzen, ez dago",
        "eskatutako, bilatutako, hau",
    ),
    "hy": Words("էջ, էջը", "չի գտնվել, չգտնվեց, չի գտնվել", "գոյություն չունի", "այսպիսի, այս, փնտրվող, պահանջվող"),
    "ka": Words(
        "გვერდი, გვერდის, ფაილი, რესურსი, დოკუმენტი",
        "არ მოიძებნა, ვერ მოიძებნა, ვერ იქნა ნაპოვნი, ვერ ვიპოვეთ, არ იქნა ნაპოვნი",
        "არ არსებობს, აღარ არსებობს",
        "მოთხოვნილი, ეს, თქვენს, მიერ, თქვენ, სამწუხაროდ, შეცდომა, ასეთი",
    ),
}
