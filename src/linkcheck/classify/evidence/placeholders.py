"""The titles of placeholder pages, by kind: pages where a site was, or is not yet.

Lower case, phrases separated by bars; `x` stands for the host's own name, and is optional at the beginning. `phrases`
says how a title is compared with them. Wordings are those of registrars, hosting panels and servers, as their own
templates, the translations of Laravel-Lang and public collections of fingerprints show them.
"""

_PARKED = """
x is for sale | x is available for purchase | x may be for sale | the domain x is for sale
the domain name x is for sale | domain for sale | domain name for sale | domain is for sale
this domain is for sale | this domain may be for sale | this domain name is for sale | buy this domain | buy x
domain parked | domain parking | domain parking page | parked domain | parked domain name | parked page
parking page | domain is parked | this domain is parked | this domain name is parked | domain reserved
reserved domain | this domain is reserved | this domain has been registered | this domain is registered
domain registered | registered domain | domain expired | expired domain | domain has expired
this domain has expired | this domain name has expired | this domain expired | website expired | x has expired
your domain has expired | domain steht zum verkauf | diese domain steht zum verkauf | domain zu verkaufen
diese domain ist zu verkaufen | x steht zum verkauf | diese domain kaufen | domain reserviert
diese domain ist reserviert | diese domain wurde registriert | domain geparkt | diese domain ist geparkt
domain abgelaufen | hier entsteht eine neue internetpräsenz | hier entsteht eine neue website
hier entsteht eine neue webseite | domaine à vendre | ce domaine est à vendre | ce nom de domaine est à vendre
nom de domaine à vendre | domaine réservé | ce domaine est réservé | ce nom de domaine est réservé
domaine parqué | ce domaine est parqué | domaine expiré | ce nom de domaine a expiré | ce domaine a expiré
nom de domaine enregistré | dominio en venta | este dominio está en venta | este dominio está a la venta
dominio a la venta | dominio reservado | dominio registrado | este dominio está registrado | dominio aparcado
dominio estacionado | este dominio está aparcado | dominio expirado | dominio caducado
este dominio ha expirado | este dominio ha caducado | domínio à venda | este domínio está à venda
domínio reservado | domínio registrado | domínio registado | domínio estacionado | domínio expirado
este domínio expirou | dominio in vendita | questo dominio è in vendita | dominio riservato | dominio registrato
dominio parcheggiato | dominio scaduto | questo dominio è scaduto | questo dominio è registrato | domein te koop
deze domeinnaam is te koop | domeinnaam te koop | dit domein is te koop | domeinnaam gereserveerd
deze domeinnaam is gereserveerd | gereserveerd domein | domeinnaam geregistreerd
deze domeinnaam is geregistreerd | domein geparkeerd | dit domein is geparkeerd | domeinnaam verlopen
domena na sprzedaż | ta domena jest na sprzedaż | domena jest na sprzedaż | domena zarezerwowana
domena zaparkowana | domena jest zaparkowana | domena wygasła | domena zarejestrowana
domena x jest na sprzedaż | oferta sprzedaży domeny x | oferta sprzedaży domeny | домен продается
домен продаётся | домен продаеться | домен x продается | домен x продаётся | x продается | домен припаркован
домен зарезервирован | домен зарегистрирован | этот домен продается | этот домен припаркован
домен не прилинкован | срок регистрации домена истек | срок регистрации домена истёк
срок регистрации домена x истек | домен не подключен | домен не делегирован | домен свободен | домен продається
цей домен продається | домен припарковано | домен зареєстровано | домен зарезервовано
термін дії домену закінчився | doména na prodej | doména je na prodej | doména na predaj | doména je na predaj
doména zaparkována | doména je zaparkovaná | zaparkovaná doména | doména registrována | doména je registrována
rezervovaná doména | expirovaná doména | doména expirovala | domän till salu | domänen är till salu
denna domän är till salu | parkerad domän | domänen är parkerad | domänen är registrerad | domænet er til salg
dette domæne er til salg | domæne til salg | parkeret domæne | domænet er parkeret | domene til salgs
dette domenet er til salgs | parkert domene | domenet er parkert | domenet er registrert
verkkotunnus myytävänä | verkkotunnus on varattu | verkkotunnus on myytävänä | verkkotunnus pysäköity
eladó domain | ez a domain eladó | a domain eladó | parkolt domain | a domain név eladó | lejárt domain
domeniu de vânzare | acest domeniu este de vânzare | domeniu parcat | domeniu expirat | domeniu înregistrat
domena je na prodaju | domena na prodaju | domena je u prodaji | domena je naprodaj | domena naprodaj
домейн за продажба | домейнът се продава | паркиран домейн | паркиран домен | домен на продажба
домен за продажба | domenas parduodamas | parduodamas domenas | domēns pārdošanā | domēns tiek pārdots
domeen müüa | domeen on müügis | domeen on pargitud | satılık alan adı | bu alan adı satılıktır
bu alan adı satılık | satılık domain | park edilmiş alan adı | alan adı park edilmiş | alan adının süresi doldu
πωλείται το domain | το domain πωλείται | domain dijual | domain ini dijual | domain diparkir
domain ini untuk dijual | domain untuk dijual | tên miền đang được rao bán | tên miền này đang được bán
bán tên miền | tên miền cần bán | tên miền đã hết hạn | 域名出售 | 此域名出售 | 该域名出售 | 此域名正在出售
该域名正在出售 | 域名转让 | 此域名可转让 | 域名停放 | 域名已过期 | 该域名已过期 | 域名待售 | 域名售賣
此網域出售 | 此網域正在出售中 | 網域出售 | 域名已被注册 | このドメインは販売中です | ドメイン販売中
ドメインパーキング | このドメインは売りに出されています | お名前.com ドメインパーキング | 期限切れドメイン
도메인 판매 | 이 도메인은 판매 중입니다 | 도메인 판매중 | 도메인 파킹 | โดเมนนี้ขาย | ขายโดเมน | النطاق للبيع
هذا النطاق للبيع | نطاق محجوز | الدومين للبيع | دامنه فروشی | این دامنه به فروش می‌رسد | فروش دامنه
דומיין למכירה | הדומיין למכירה | הדומיין הזה למכירה | שם המתחם למכירה | डोमेन बिक्री के लिए
यह डोमेन बिक्री के लिए है | ডোমেইন বিক্রয় | دومين برای فروش | დომენი იყიდება | домен сатылады
"""
_SUSPENDED = """
account suspended | this account has been suspended | your account has been suspended | website suspended
site suspended | site has been suspended | this site has been suspended | this website has been suspended
hosting account suspended | hosting suspended | domain suspended | this domain has been suspended
service suspended | account disabled | website disabled | site disabled | konto gesperrt
dieses konto wurde gesperrt | website gesperrt | webseite gesperrt | diese webseite ist gesperrt
diese website wurde gesperrt | account gesperrt | webspace gesperrt | compte suspendu | ce compte a été suspendu
site suspendu | hébergement suspendu | ce site est suspendu | ce site a été suspendu | cuenta suspendida
esta cuenta ha sido suspendida | sitio suspendido | sitio web suspendido | página suspendida
dominio suspendido | conta suspensa | esta conta foi suspensa | site suspenso | hospedagem suspensa
account sospeso | sito sospeso | questo account è stato sospeso | account opgeschort | website opgeschort
deze website is opgeschort | hosting opgeschort | konto zawieszone | strona zawieszona
konto zostało zawieszone | serwis zablokowany | strona zablokowana | usługa zawieszona | аккаунт заблокирован
аккаунт приостановлен | сайт заблокирован | сайт отключен | сайт отключён | сайт приостановлен
хостинг отключен | хостинг заблокирован | хостинг приостановлен | сайт временно заблокирован
обслуживание сайта приостановлено | работа сайта приостановлена | услуга приостановлена | акаунт заблоковано
сайт заблоковано | сайт призупинено | хостинг призупинено | účet pozastaven | web pozastaven
účet bol pozastavený | kontot avstängt | sidan är avstängd | kontoen er suspendert | kontoen er suspenderet
tili suljettu | felfüggesztett fiók | a tárhely felfüggesztve | felfüggesztett tárhely | cont suspendat
site suspendat | contul a fost suspendat | račun suspendiran | račun je suspendiran | nalog suspendovan
nalog je suspendovan | профилът е спрян | акаунтът е спрян | сайтът е спрян | сајтот е суспендиран
paskyra sustabdyta | konts apturēts | konto on peatatud | hesap askıya alındı | bu hesap askıya alınmıştır
site askıya alındı | ο λογαριασμός έχει ανασταλεί | akun ditangguhkan | akun ini telah ditangguhkan
akaun digantung | akaun ini telah digantung | tài khoản bị tạm ngưng | tài khoản đã bị đình chỉ
website tạm ngưng | 帐户已暂停 | 账户已暂停 | 帐号已被暂停 | 网站已暂停 | 网站已关闭 | 站点已暂停 | 站点已停止
帳戶已暫停 | 網站已暫停 | 該站點已經被管理員停止運行 | 该站点已经被管理员停止运行 | アカウント停止
アカウントは停止されています | このアカウントは停止されています | 계정이 정지되었습니다 | 계정 정지
الحساب معلق | تم تعليق الحساب | تم إيقاف الحساب | تم تعليق هذا الحساب | حساب مسدود شده است
حساب کاربری معلق شده است | این سایت مسدود شده است | החשבון הושעה | האתר הושעה | खाता निलंबित
यह खाता निलंबित कर दिया गया है | অ্যাকাউন্ট স্থগিত | اکاؤنٹ معطل
"""
_DEFAULT_PAGE = """
welcome to nginx | welcome to nginx on debian | test page for the nginx http server on fedora
test page for the nginx http server on red hat enterprise linux | test page for the apache http server
test page for the apache http server on red hat enterprise linux
test page for the apache http server on fedora | apache http server test page
apache http server test page powered by centos | apache http server test page powered by linux
http server test page powered by centos | http server test page powered by rocky linux
http server test page powered by almalinux | apache2 ubuntu default page | apache2 ubuntu default page it works
apache2 debian default page | apache2 debian default page it works | apache2 default page
apache2 test page powered by centos | it works | iis windows server | iis windows | iis7 | iis8 | iis 8.5
internet information services | microsoft internet information services 8 | default web site page
default parallels plesk page | default parallels plesk panel page | web server's default page
domain default page | default page | default web page | default website | default server page
default host page | plesk default page | welcome to caddy | caddy works | welcome to openresty
welcome to tengine | welcome to litespeed | welcome to directadmin | future home of something quite cool
no such site | no such host | site not configured | website not configured | domain not configured
domain not found | host not found | standardseite des webservers | plesk standardseite
página predeterminada del servidor web | página por defecto del servidor | page par défaut du serveur web
page par défaut | pagina predefinita del server web | standaardpagina van de webserver | standaardpagina
página padrão do servidor web | domyślna strona | strona domyślna serwera | домашняя страница по умолчанию
страница по умолчанию | добро пожаловать в nginx | сайт не настроен | стандартная страница веб-сервера
výchozí stránka | alapértelmezett oldal | varsayılan sayfa | halaman bawaan | 欢迎使用nginx | 默认页面
网站创建成功 | 恭喜, 站点创建成功 | 恭喜，站点创建成功 | 没有找到站点 | 站点不存在
您的请求在web服务器中没有找到对应的站点 | 無此網站 | デフォルトページ | 기본 페이지
"""
_CLOSED = """
this shop is currently unavailable | sorry this shop is currently unavailable | this store is unavailable
store closed | shop closed | service discontinued | service closed | this service has been discontinued
this service is no longer available | this site is no longer available | this website is no longer available
this site has been closed | this website has been closed | site closed | website closed
dieser shop ist geschlossen | shop geschlossen | website geschlossen | dieser dienst wurde eingestellt
dienst eingestellt | boutique fermée | cette boutique est fermée | site fermé | ce site est fermé
service arrêté | tienda cerrada | esta tienda está cerrada | sitio cerrado | servicio cerrado | loja fechada
loja indisponível | site encerrado | serviço encerrado | negozio chiuso | sito chiuso | servizio chiuso
winkel gesloten | webshop gesloten | website gesloten | sklep zamknięty | sklep nieczynny | serwis zamknięty
strona zamknięta | магазин закрыт | сайт закрыт | сервис закрыт | проект закрыт | магазин не работает
магазин закрито | сайт закрито | obchod je uzavřen | e-shop je uzavřen | obchod uzavřen | butiken är stängd
butikken er stengt | butikken er lukket | kauppa suljettu | az üzlet zárva | magazin închis | trgovina zatvorena
магазинът е затворен | mağaza kapalı | mağaza kapatıldı | toko tutup | toko ini tutup | cửa hàng đã đóng cửa
店铺已关闭 | 本店已关闭 | 网站关闭 | 网站已停止服务 | 服务已停止 | 本站已关闭 | 店鋪已關閉 | 網站關閉
服務已停止 | サービス終了 | サービスは終了しました | サービスを終了しました | 閉店しました
このサービスは終了しました | ショップは閉店しました | サービス終了のお知らせ | 서비스 종료
서비스가 종료되었습니다 | 서비스 종료 안내 | المتجر مغلق | الموقع مغلق | فروشگاه بسته است | החנות סגורה
האתר סגור
"""
_ERROR = """
error | server error | internal error | internal server error | 500 internal server error | 500 error | 500
error 500 | http error 500 | http 500 internal server error | http 500 | 502 bad gateway | bad gateway
503 service unavailable | 503 service temporarily unavailable | service unavailable
service temporarily unavailable | 504 gateway time-out | 504 gateway timeout | gateway timeout
application error | fatal error | runtime error | unhandled exception | database error
database connection error | error establishing a database connection | an error occurred | an error has occurred
an unexpected error occurred | something went wrong | wordpress error | wordpress database error
400 bad request | bad request | 403 forbidden | forbidden | ağ geçidi zaman aşımı | belső szerverhiba
bloga tinklo sąsaja | błąd | błąd nawiązywania połączenia z bazą danych | błąd serwera | chyba servera
chyba serveru | cổng không hợp lệ | datenbankfehler | dålig gateway | dårlig gateway | eroare de server | erreur
erreur interne du serveur | erreur lors de la connexion à la base de données | erreur serveur
erro ao estabelecer uma conexão com o banco de dados | erro do servidor | erro do servidor interno
erro interno | erro interno do servidor | error al establecer una conexión con la base de datos
error del servidor | error interno | error interno del servidor | errore | errore interno al server
errore nello stabilire una connessione al database | errore server | fehler
fehler beim aufbau einer datenbankverbindung | fehlerhaftes gateway
fout bij het maken van een databaseverbinding | gateway buruk | gateway cattivo | gateway inválido
gateway time-out | gateway waktu habis | gateway-time-out | gateway-zeitüberschreitung | gerbang buruk
gerbang tamat masa | geçersiz ağ geçidi | greška na gateway-u | halb värav | hata | hiba | huono portti
iekšējā servera kļūda | intern server feil | intern serverfejl | interna greška poslužitelja
interna greška servera | interne serverfout | interner fehler | interner serverfehler | internt serverfel
interná chyba servera | interní chyba serveru | isteklo vreme gateway-a | i̇ç sunucu hatası
kesalahan dari dalam server | loš pristupnik | lüüsi ajalõpp | lỗi từ máy chủ nội bộ | mala puerta de enlace
máy chủ gặp sự cố | napaka na strežniku | napaka notranjega strežnika | nederīga vārteja | palvelinvirhe
passerelle invalide | pelayan ralat | poarta proastă | pogreška poslužitelja | przekroczenie limitu czasu bramy
quá thời gian phản hồi của cổng | ralat pelayan dalaman | rossz átjáró | server-fejl | servera kļūda
serverfeil | serverfel | serverfout | serveri sisemine viga | serveri viga | serverio klaida | serverska greška
sisäinen palvelinvirhe | slab prehod | slechte poort | sunucu hatası | szerver hiba | tempo limite do gateway
tempo scaduto per il gateway | temps d'attente de la passerelle dépassé | terjadi kesalahan server
tiempo de espera de puerta de enlace | timeout gateway | vartų skirtasis laikas
veritabanı bağlantısı kurulurken hata oluştu | vidinė serverio klaida | vārtejas taimauts
wewnętrzny błąd serwera | yhdyskäytävän aikakatkaisu | zlá brána | zła brama | átjáró időtúllépés
časovna omejitev prehoda | časový limit brány | špatná brána | εσωτερικό σφάλμα διακομιστή | κακή πύλη
πύλη ώρα αναχώρησης | σφάλμα στον εξυπηρετητή (server) | внатрешна серверска грешка | внутренняя ошибка
внутрішня помилка сервера | вътрешна грешка на сървъра | грешка на гејтвеју | изчакване на шлюза
интерна грешка сервера | исtekло време гејтвеја | истекување на портата | лош изход | лоша порта | нашар шлюз
невірний шлюз | ошибка | ошибка базы данных | ошибка подключения к базе данных | ошибка сервера
ошибка установки соединения с базой данных | помилка серверу | проблема с шлюзом | сервер қатесі
серверска грешка | шлюз күту уақыты | шлюз не відповідає | шлюз не отвечает | ішкі қате | פסק זמן של שער
שגיאת שרת פנימית | שער גרוע | תקלת שרת | اندرونی سرور کی خرابی | بوابة غير صالحة | خراب گیٹ وے
خطأ داخلي في الخادم | خطأ في الإستضافة | خطای داخلی سرور | خطای سرور | درگاه خراب | سرور کی خرابی | مهلة البوابة
وقفهٔ در گاه | گیٹ وے ٹائم آؤٹ | आंतरिक सर्वर त्रुटि | खराब गेटवे | गेटवे समय समाप्त | सर्वर त्रुटि
অভ্যন্তরীণ সার্ভার ত্রুটি | খারাপ গেটওয়ে | গেটওয়ে টাইমআউট | সার্ভারের ত্রুটি | เกตเวย์หมดเวลา
เกิดข้อผิดพลาดภายในเซิร์ฟเวอร์ | เกิดข้อผิดพลาดในเกตเวย์ | เซิร์ฟเวอร์เกิดข้อผิดพลาด | კარიბჭის დროის ამოწურვა
სერვერის შეცდომა | შიდა სერვერის შეცდომა | ცუდი კარიბჭე | エラー | ゲートウェイのタイムアウト | サーバーエラー
データベース接続確立エラー | 不正なゲートウェイ | 伺服器錯誤 | 內部服務器錯誤 | 内部サーバーエラー
内部服务器错误 | 建立数据库连接时出错 | 服务器错误 | 網關超時 | 网关超时 | 网关错误 | 錯誤的網關 | 错误
게이트웨이 시간 초과 | 서버 내부 오류 | 서버 오류 | 오류 | 잘못된 게이트웨이
"""


def _phrases(text: str) -> frozenset[str]:
    return frozenset(phrase.strip() for line in text.splitlines() for phrase in line.split("|") if phrase.strip())


TITLES: dict[str, frozenset[str]] = {
    "parked": _phrases(_PARKED),
    "suspended": _phrases(_SUSPENDED),
    "default-page": _phrases(_DEFAULT_PAGE),
    "closed": _phrases(_CLOSED),
    "error": _phrases(_ERROR),
}
