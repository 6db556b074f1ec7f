"""Names of months, in the languages that pages are mostly written in."""

_NAMES = (
    (
        "january jan januar jänner januari janvier janv enero ene gennaio gen janeiro tammikuuta tammikuu januara "
        "ledna leden stycznia styczeń января январь янв січня януари ianuarie január ιανουαρίου ocak oca มกราคม يناير"
    ),
    (
        "february feb februar februari février févr fevrier febrero febbraio febr fevereiro fev helmikuuta helmikuu "
        "února únor lutego luty февраля февраль фев лютого февруари februarie február φεβρουαρίου şubat şub pebruari "
        "กุมภาพันธ์ فبراير"
    ),
    (
        "march mar märz maerz mrz mär maart mrt mars marzo março maaliskuuta maaliskuu marts března březen marca "
        "marec marzec марта март мар березня martie március μαρτίου mart maret มีนาคม مارس"
    ),
    (
        "april apr avril avr abril abr aprile huhtikuuta huhtikuu dubna duben apríla kwietnia kwiecień апреля апрель "
        "апр квітня април aprilie április απριλίου nisan nis เมษายน أبريل"
    ),
    (
        "may mai mei mayo maggio mag maio toukokuuta toukokuu maj května květen mája maja мая май травня május μαΐου "
        "mayıs พฤษภาคม مايو"
    ),
    (
        "june jun juni juin junio giugno giu junho kesäkuuta kesäkuu června červen júna czerwca czerwiec июня июнь "
        "июн червня юни iunie június ιουνίου haziran haz มิถุนายน يونيو"
    ),
    (
        "july jul juli juillet juil julio luglio lug julho heinäkuuta heinäkuu července červenec júla lipca lipiec "
        "июля июль июл липня юли iulie július ιουλίου temmuz tem กรกฎาคม يوليو"
    ),
    (
        "august aug augustus août aout agosto ago elokuuta elokuu srpna srpen augusta sierpnia sierpień августа "
        "август авг серпня augusztus αυγούστου ağustos ağu agustus สิงหาคม أغسطس"
    ),
    (
        "september sept sep septembre septiembre settembre sett set setembro syyskuuta syyskuu září septembra "
        "września wrzesień сентября сентябрь сен сент вересня септември septembrie szeptember σεπτεμβρίου eylül eyl "
        "กันยายน سبتمبر"
    ),
    (
        "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta lokakuu října říjen októbra "
        "października październik октября октябрь окт жовтня октомври octombrie október οκτωβρίου ekim eki ตุลาคม "
        "أكتوبر"
    ),
    (
        "november nov novembre noviembre novembro marraskuuta marraskuu listopadu listopad novembra listopada ноября "
        "ноябрь ноя нояб листопада ноември noiembrie νοεμβρίου kasım kas พฤศจิกายน نوفمبر"
    ),
    (
        "december dec dezember dez desember des décembre déc diciembre dic dicembre dezembro joulukuuta joulukuu "
        "prosince prosinec decembra grudnia grudzień декабря декабрь дек грудня декември decembrie δεκεμβρίου aralık "
        "ara ธันวาคม ديسمبر"
    ),
)
MONTHS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}
"""Number of a month by its lower-case name."""
