"""The words from which "this page was not found" is put together, by language.

Of each language: what is missing, how that is said, how it is said of something named beside it, and what may stand
between. A title of these words alone, in any order, says that there is no such page: platforms translate the sentence
in ever new ways, and its words are few. Written after the translations of Joomla, Laravel-Lang and error-pages.
"""

from typing import NamedTuple


class Words(NamedTuple):
    """One language; expressions are separated by commas."""

    things: str
    missing: str
    """Words that mean by themselves that something was not found."""
    absent: str = ""
    """Words that mean so only together with a thing."""
    other: str = ""


LANGUAGES: dict[str, Words] = {
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
    "fi": Words(
        "sivua, sivu, tiedostoa, sisältöä, artikkelia, resurssia, kohdetta",
        "ei löytynyt, ei löydy, ei löydetty, ei voitu löytää",
        "ei ole olemassa, ei ole enää olemassa, ei ole saatavilla, ei ole käytettävissä",
        "hakemaasi, etsimääsi, pyydettyä, pyytämääsi, valitettavasti, tätä, virhe, haettua, haluttua",
    ),
    "is": Words(
        "síða, síðan, síðuna, skrá, tilfang, skráin",
        "fannst ekki, ekki fundið, finnst ekki",
        "er ekki til",
        "þessi, umbeðin, þú, baðst, umbeðið",
    ),
    "pl": Words(
        "strona, strony, stronę, plik, pliku, dokument, artykuł, zasób, zasobu, treść",
        "nie znaleziono, nie znaleziona, nie została znaleziona, nie odnaleziono, nie można znaleźć, nie "
        "udało się znaleźć, nie została odnaleziona, nie został odnaleziony, nie został znaleziony",
        "nie istnieje, już nie istnieje, niedostępna, jest niedostępna",
        "ta, ten, taka, podana, podanej, żądana, żądanej, szukana, szukanej, której, szukasz, "
        "przepraszamy, błąd, tej, takiej, wybrana, żądany, szukany, wybrany",
    ),
    "cs": Words(
        "stránka, stránku, soubor, dokument, článek, obsah, objekt, zdroj, stránky",
        "nenalezena, nenalezeno, nenalezen, nebyla nalezena, nebyl nalezen, nelze nalézt, nemohla být "
        "nalezena, se nepodařilo najít, nebylo nalezeno",
        "neexistuje, již neexistuje, není dostupná, není k dispozici",
        "tato, požadovaná, požadovanou, hledaná, kterou, hledáte, bohužel, omlouváme, se, chyba, jste, "
        "hledali, požadovaný, požadované, hledaný",
    ),
    "sk": Words(
        "stránka, stránku, súbor, dokument, článok, obsah, zdroj, stránky",
        "nenájdená, nenájdené, nebola nájdená, sa nenašla, nebolo možné nájsť, nenašla, sa nepodarilo "
        "nájsť, nenájdený, sa nenašiel, nenašiel, nebol nájdený",
        "neexistuje, už neexistuje, nie je dostupná, nie je k dispozícii",
        "táto, požadovaná, požadovanú, hľadaná, ktorú, hľadáte, bohužiaľ, ľutujeme, chyba, zadaná, sa, "
        "požadovaný, hľadaný",
    ),
    "sl": Words(
        "stran, strani, datoteka, datoteke, dokument, članek, vsebina, vir, vira",
        "ni najdena, ni bila najdena, ni najdeno, ni bilo mogoče najti, ni mogoče najti, ne najdemo, "
        "najdena, ni najden, ni bil najden",
        "ne obstaja, ne obstaja več, ni na voljo, ni več na voljo",
        "zahtevana, zahtevane, iskana, iskane, ta, te, ki, jo, iščete, žal, napaka, oprostite, "
        "zahtevanega, zahtevani, iskani",
    ),
    "hr": Words(
        "stranica, stranicu, strana, datoteka, dokument, članak, sadržaj, resurs, fajl",
        "nije pronađena, nije pronađeno, nije pronađen, ne može se pronaći, nije nađena, nismo pronašli, "
        "nije moguće pronaći, nije nađen, nije moguće naći",
        "ne postoji, više ne postoji, nije dostupna, nije dostupno",
        "tražena, zahtijevana, zatražena, koju, tražite, ova, ta, nažalost, žao, nam, je, pogreška, "
        "greška, ste, tražili, traženi, zatraženi",
    ),
    "sr": Words(
        "страница, страницу, страна, страну, датотека, документ, садржај, фајл, ресурс",
        "није пронађена, није пронађено, није пронађен, није нађена, не може се пронаћи, нисмо пронашли, није нађен",
        "не постоји, више не постоји, није доступна",
        "тражена, захтевана, коју, тражите, ова, та, нажалост, жао, нам, је, грешка, сте, тражили, захтевани, тражени",
    ),
    "bg": Words(
        "страница, страницата, файл, файлът, документ, статия, съдържание, ресурс, ресурсът",
        "не е намерена, не е намерено, не беше намерена, не може да бъде намерена, не бе намерена, не е "
        "открита, не може да се намери, не е намерен, не беше намерен, не е открит",
        "не съществува, вече не съществува, не е налична, не е достъпна",
        "търсената, исканата, заявената, която, търсите, тази, съжаляваме, за, съжаление, грешка, но, "
        "търсеният, исканият",
    ),
    "mk": Words(
        "страница, страницата, датотека, документ, содржина, датотеката, ресурс, ресурсот",
        "не е најдена, не е пронајдена, не е најдено, не може да биде најдена, не беше пронајдена, не "
        "може да се најде, не беше пронајден, не е пронајден, не е најден",
        "не постои, повеќе не постои, не е достапна",
        "бараната, која, ја, барате, оваа, за, жал, грешка, побараната, бараниот, побараниот",
    ),
    "ru": Words(
        "страница, страницы, страницу, файл, документ, статья, материал, ресурс, запись, новость, раздел, "
        "контент, товар",
        "не найдена, не найдено, не найден, не найдены, не удалось найти, не удается найти, не была "
        "найдена, не обнаружена",
        "не существует, больше не существует, недоступна, удалена, была удалена, отсутствует, нет на сайте",
        "такой, такая, эта, данная, запрошенная, запрашиваемая, запрошенный, которую, вы, ищете, искали, "
        "к, сожалению, извините, ошибка, запросили, нет, на, сайте, сервере, была, или, но, требуемый, "
        "искомый, запрашиваемый, этот, такого",
    ),
    "uk": Words(
        "сторінка, сторінку, сторінки, файл, документ, стаття, ресурс, матеріал, джерело, запис",
        "не знайдена, не знайдено, не знайдений, не вдалося знайти, не була знайдена, не було знайдено",
        "не існує, більше не існує, недоступна, видалена, відсутня",
        "така, такої, ця, запитана, запитану, запитувана, яку, ви, шукаєте, на, жаль, вибачте, помилка, "
        "шукану, потрібну, запитане, шуканий, запитаний",
    ),
    "be": Words(
        "старонка, старонку, файл, рэсурс",
        "не знойдзена, не знойдзены",
        "не існуе",
        "запытаная, такая, гэтая, памылка, старонка, запытаны",
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
    "ro": Words(
        "pagina, pagină, pagina, fișierul, documentul, articolul, conținutul, resursa",
        "nu a fost găsită, nu a fost gasită, nu a fost gasita, nu a fost găsit, nu a fost gasit, negăsită, "
        "nu poate fi găsită, nu am găsit",
        "nu există, nu mai există, nu este disponibilă, inexistentă",
        "solicitată, cerută, căutată, pe, care, o, cauți, căutați, această, ne, pare, rău, eroare, ați, solicitat",
    ),
    "el": Words(
        "σελίδα, αρχείο, έγγραφο, άρθρο, περιεχόμενο, πόρος, ο πόρος",
        "δεν βρέθηκε, δε βρέθηκε, δεν βρεθηκε, δεν είναι δυνατή η εύρεση, δεν μπορεί να βρεθεί",
        "δεν υπάρχει, δεν υπάρχει πια, δεν είναι διαθέσιμη",
        "η, το, αυτή, που, ζητήσατε, ψάχνετε, αναζητάτε, αναζητήσατε, συγγνώμη, σφάλμα, δυστυχώς, της, "
        "σελίδας, ζητούμενη, ο, ζητήθηκε, αυτό",
    ),
    "tr": Words(
        "sayfa, sayfayı, dosya, belge, içerik, makale, kaynak, adres",
        "bulunamadı, bulunamıyor, bulamadık, bulunmamaktadır",
        "mevcut değil, yok, artık mevcut değil, kaldırılmış, yayında değil",
        "istenen, istediğiniz, aradığınız, aranan, bu, böyle, bir, üzgünüz, maalesef, hata, ulaşmaya, çalıştığınız",
    ),
    "mn": Words("хуудас, файл", "олдсонгүй", "байхгүй, байхгүй байна", "хүссэн, таны, уучлаарай, энэ"),
    "ky": Words("барак, баракча, файл", "табылган жок, табылбады", "жок", "суралган, сиз, издеген"),
    "uz": Words(
        "sahifa, fayl, resurs",
        "topilmadi",
        "mavjud emas",
        "siz, so'ralgan, qidirgan, kechirasiz, bu",
    ),
    "sw": Words("ukurasa, faili", "haipatikani, haukupatikana, haijapatikana", "haupo", "huu, ulioomba, samahani"),
    "az": Words("səhifə, fayl", "tapılmadı", "mövcud deyil", "bu, cür, axtardığınız, istədiyiniz, təəssüf, xəta"),
    "id": Words(
        "halaman, berkas, file, dokumen, artikel, konten, sumber daya, situs",
        "tidak ditemukan, tidak dapat ditemukan, tidak bisa ditemukan, tidak ketemu, tak ditemukan, tak "
        "dapat ditemukan",
        "tidak ada, tidak tersedia, sudah tidak tersedia",
        "yang, anda, cari, minta, diminta, dicari, ini, maaf, kesalahan, tuju, kamu, laman",
    ),
    "ms": Words(
        "halaman, laman, muka surat, fail, dokumen, kandungan",
        "tidak ditemui, tidak dijumpai, tidak dapat ditemui, tidak dapat dijumpai, tidak jumpa",
        "tidak wujud, tidak tersedia",
        "yang, anda, cari, diminta, dicari, ini, maaf, ralat",
    ),
    "vi": Words(
        "trang, tệp, tập tin, tài liệu, bài viết, nội dung",
        "không tìm thấy, không được tìm thấy, không thể tìm thấy, chưa tìm thấy",
        "không tồn tại, không còn tồn tại, không khả dụng, không có sẵn",
        "này, bạn, yêu, cầu, đang, tìm, kiếm, xin, lỗi, rất, tiếc, mà, được, truy, cập, web",
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
    "eu": Words(
        "orria, orri, fitxategia, baliabidea, baliabide",
        "ez da aurkitu, aurkitu ez da, ezin izan da aurkitu",
        "ez da existitzen, ez dago",
        "eskatutako, bilatutako, hau",
    ),
    "sq": Words(
        "faqja, faqe, kartelë, burimi, skedari",
        "nuk u gjet, nuk u gjend, nuk gjendet, s'gjendet, nuk u gjetën",
        "nuk ekziston",
        "e, kërkuar, që, kërkoni, kjo, gabim, i",
    ),
    "hy": Words("էջ, էջը", "չի գտնվել, չգտնվեց, չի գտնվել", "գոյություն չունի", "այսպիսի, այս, փնտրվող, պահանջվող"),
    "ka": Words(
        "გვერდი, გვერდის, ფაილი, რესურსი, დოკუმენტი",
        "არ მოიძებნა, ვერ მოიძებნა, ვერ იქნა ნაპოვნი, ვერ ვიპოვეთ, არ იქნა ნაპოვნი",
        "არ არსებობს, აღარ არსებობს",
        "მოთხოვნილი, ეს, თქვენს, მიერ, თქვენ, სამწუხაროდ, შეცდომა, ასეთი",
    ),
    "kk": Words(
        "бет, бетті, парақ, парақша, файл",
        "табылмады, табылған жоқ, табу мүмкін болмады",
        "жоқ, атымен жоқ, мұндай бет жоқ",
        "сұралған, сіз, іздеген, мұндай, бұл, қате, ізделген",
    ),
    "ar": Words(
        "الصفحة, صفحة, الملف, المستند, المقال, المحتوى, المورد",
        "غير موجودة, غير موجود, لم يتم العثور على, لم يتم العثور عليها, لم يتم العثور, لا يمكن العثور "
        "على, لايمكن العثور على, تعذر العثور على, لم نتمكن من العثور على, لم نعثر على",
        "لا توجد, غير متوفرة, غير متاحة, لم تعد موجودة",
        "المطلوبة, المطلوب, هذه, هذا, التي, تبحث, عنها, عذرا, عذراً, خطأ, طلبتها, عفوا, عفواً, آسف, تحاول, الوصول, إليها",
    ),
    "fa": Words(
        "صفحه, صفحهٔ, صفحه‌ای, برگه, فایل, مطلب, پرونده, منبع",
        "یافت نشد, پیدا نشد, پیدا نشده است, یافت نشده است, پیدا نکردیم",
        "وجود ندارد, موجود نیست, در دسترس نیست",
        "درخواست, شده, درخواستی, مورد, نظر, شما, این, متاسفانه, متأسفانه, خطا, که, دنبال, آن, هستید, خطای, درخواست‌شده",
    ),
    "ur": Words(
        "صفحہ, پیج, فائل",
        "نہیں ملا, نہیں مل سکا, نہیں پایا گیا, نہیں ملی",
        "موجود نہیں ہے, موجود نہیں, دستیاب نہیں ہے",
        "مطلوبہ, یہ, جو, آپ, تلاش, کر, رہے, ہیں, معذرت, غلطی, کا, ہے, درخواست, کردہ, وہ",
    ),
    "he": Words(
        "הדף, דף, העמוד, עמוד, הקובץ, קובץ, התוכן, המשאב",
        "לא נמצא, לא נמצאה, לא נמצאו, לא ניתן למצוא, לא מצאנו, לא הצלחנו למצוא",
        "לא קיים, אינו קיים, לא קיימת, אינו זמין",
        "המבוקש, שביקשת, שחיפשת, שאתה, מחפש, הזה, זה, את, מצטערים, שגיאה, אופס, אינו, שביקשתם, שחיפשתם",
    ),
    "hi": Words(
        "पृष्ठ, पेज, पन्ना, फ़ाइल, फाइल, सामग्री",
        "नहीं मिला, नहीं मिली, पता नहीं चला, पाया नहीं जा सकता, नहीं मिल सका, नहीं पाया गया, नहीं मिल रहा",
        "मौजूद नहीं है, उपलब्ध नहीं है, अस्तित्व में नहीं है",
        "अनुरोधित, यह, वह, जो, आप, खोज, रहे, हैं, है, क्षमा, करें, माफ़, त्रुटि, अनुरोध, किया, गया, जिस, की, को",
    ),
    "bn": Words(
        "পাতা, পৃষ্ঠা, পেজ, পাতাটি, পৃষ্ঠাটি, পেজটি, ফাইল",
        "পাওয়া যায়নি, খুঁজে পাওয়া যায়নি, পাওয়া যায় নি, মেলেনি",
        "নেই, বিদ্যমান নেই, উপলব্ধ নয়",
        "অনুরোধ, করা, অনুরোধকৃত, আপনি, যে, এই, খুঁজছেন, দুঃখিত, ত্রুটি, আপনার",
    ),
    "ta": Words(
        "பக்கம், பக்கத்தை, பக்கத்தைக், கோப்பு",
        "கிடைக்கவில்லை, கண்டுபிடிக்க முடியவில்லை, காணப்படவில்லை",
        "இல்லை",
        "வேண்டப்பட்ட, இந்த, நீங்கள், தேடும், கோரிய",
    ),
    "zh": Words(
        "页面, 頁面, 网页, 網頁, 文件, 檔案, 内容, 內容, 文章, 资源, 地址, 链接, 頁, 页, 信息, 网址, 資源, 页面内容",
        "未找到, 没有找到, 沒有找到, 找不到, 不存在, 无法找到, 無法找到, 没找到, 未能找到, 找不到了, 未發現",
        "已删除, 已刪除, 已被删除, 走丢了, 丢失了, 不见了, 已失效, 无法显示, 消失了",
        "您, 你, 访问, 訪問, 请求, 請求, 要求, 查找, 寻找, 尋找, 要, 所, 的, 该, 該, "
        "此, 抱歉, 对不起, 對不起, 很, 错误, 錯誤, 哎呀, 啊哦, 正在, 想, 看, 查看, "
        "浏览, 瀏覽, 了, 或, 已, 被, 这个, 這個, 当前, 目前, 出错, 要求的",
    ),
    "ja": Words(
        "ページ, ファイル, 記事, コンテンツ, リソース, サイト, url, 頁, 資源",
        "見つかりません, 見つかりませんでした, みつかりません, みつかりませんでした, 見つかりませんでした",
        "存在しません, 存在しない, ございません, ありません, 削除されました, 表示できません, 存在しないか",
        "お探しの, リクエストされた, 要求された, 指定された, ご指定の, アクセスしようとした, この, "
        "その, は, が, を, 申し訳ございません, 申し訳ありません, エラー, お客様の, "
        "アクセスされた, 該当する, 該当の, 該当, 指定した, または, 要求した",
    ),
    "ko": Words(
        "페이지를, 페이지가, 페이지, 파일을, 문서를, 게시물을, 사이트를, 리소스를, 자료를, 문서가",
        "찾을 수 없습니다, 찾을 수 없음, 찾지 못했습니다, 찾을 수 없어요, 찾을수 없습니다",
        "존재하지 않습니다, 존재하지 않는, 없습니다, 존재하지 않거나, 삭제되었습니다",
        "요청하신, 요청된, 요청한, 해당, 죄송합니다, 이, 찾으시는, 오류, 입니다, 페이지입니다, 방문하시려는",
    ),
    "th": Words(
        "หน้าเว็บ, หน้านี้, หน้า, เพจ, ไฟล์, ข้อมูล, เว็บไซต์",
        "ไม่พบ, ไม่เจอ, หาไม่พบ, หาไม่เจอ",
        "ไม่มีอยู่, ไม่มี",
        "ที่คุณ, ที่ท่าน, ที่, คุณ, ท่าน, ต้องการ, เรียก, ร้องขอ, กำลัง, ค้นหา, ขออภัย, ข้อผิดพลาด, นี้, ขอ",
    ),
    "lo": Words("ໜ້າ, ຫນ້າ", "ບໍ່ພົບ", "ບໍ່ມີ", "ທີ່, ທ່ານ, ຕ້ອງການ, ຮ້ອງຂໍ"),
}
