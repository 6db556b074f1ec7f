"""Words for missing pages in Slavic languages."""

from linkcheck.classify.evidence.missing_words.words import Words

SLAVIC: dict[str, Words] = {
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
}
