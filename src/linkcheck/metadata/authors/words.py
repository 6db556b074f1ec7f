"""Words around names of people, in the languages that pages are mostly written in."""

import re

BY_LANGUAGE = {
    "cs": "od|autor|napsal|napsala",
    "da": "af|skrevet af",
    "de": "von|text von|autor|autorin|ein artikel von|ein beitrag von|geschrieben von|erstellt von|verfasst von",
    "el": "από|του|της",
    "es": "por|autor|autora|escrito por|texto de",
    "fi": "kirjoittanut|teksti",
    "fr": "par|auteur|rédigé par|écrit par|publié par|propos recueillis par",
    "hu": "írta|szerző",
    "id": "oleh|ditulis oleh",
    "it": "di|da|autore|scritto da|pubblicato da",
    "nl": "door|auteur|geschreven door",
    "no": "av|skrevet av",
    "nb": "av|skrevet av",
    "pl": "autor|napisał|napisała|przez",
    "pt": "por|autor|autora|escrito por|publicado por",
    "ro": "de|autor|scris de",
    "ru": "автор|автор статьи|текст",
    "sk": "od|autor|napísal|napísala",
    "sv": "av|skriven av|text",
    "tr": "yazan|yazar",
    "uk": "автор|текст",
    "vi": "bởi|tác giả",
}
"""What stands before a name on pages of that language. On others some of these are given names: Von, Di."""
_ALWAYS = (
    r"(?:(?:article|edited|post|posted|published|reviewed|story|submitted|text|words|written)\s+)?by\b"
    r"|about the author|authors?(?=\s*:)|contributors?(?=\s*:)"
)

LABELS = frozenset(
    {
        "written by",
        "verfasst von",
        "geschrieben von",
        "écrit par",
        "rédigé par",
        "escrito por",
        "scritto da",
        "geschreven door",
        "skrevet av",
        "skrevet af",
        "skriven av",
        "kirjoittanut",
        "napisane przez",
        "napsal(a)",
        "napísal",
        "написано автором",
        "автор",
        "написав",
        "scris de",
        "írta",
        "συντάχθηκε από",
        "yazan",
        "ditulis oleh",
        "được viết bởi",
        "เขียนโดย",
        "كتب بواسطة",
        "نوشته شده توسط",
        "נכתב על ידי",
        "執筆者",
        "作者",
        "撰写者",
        "글쓴이",
    }
)
"""How cards for chat programs label the author of a post."""

NOBODY = frozenset(
    {
        *("admin", "administrator", "adminstrator", "anonymous", "anonym", "anon", "author", "authors", "byline"),
        *("blogger", "contributor", "contributors", "default", "editor", "editorial", "editors", "false", "guest"),
        *("guestauthor", "guestpost", "inconnu", "manager", "moderator", "na", "nil", "nobody", "noauthor", "none"),
        *("null", "owner", "postedby", "root", "staff", "staffwriter", "superuser", "system", "test", "true"),
        *(
            "undefined",
            "unknown",
            "unknownauthor",
            "user",
            "username",
            "webadmin",
            "webmaster",
            "writer",
            "websitename",
        ),
        *("redaktion", "redaktionsteam", "dieredaktion", "onlineredaktion", "unbekannt", "autor", "gast", "gastautor"),
        *("gastbeitrag", "verwaltung", "benutzer", "redaktor", "redaktör", "redaktionen", "redaktor"),
        *("rédaction", "larédaction", "redaction", "laredaction", "anonyme", "auteur", "administrateur", "invité"),
        *("redacción", "laredacción", "redaccion", "anónimo", "administrador", "invitado", "desconocido"),
        *("redação", "daredação", "redacao", "anônimo", "desconhecido", "convidado"),
        *("redazione", "laredazione", "aredazione", "anonimo", "amministratore", "sconosciuto", "ospite"),
        *("redactie", "deredactie", "anoniem", "beheerder", "onbekend", "gastauteur"),
        *("redakcja", "anonim", "gość", "nieznany", "redakce", "redakcia", "anonymní", "neznámý"),
        *("toimitus", "ylläpitäjä", "tuntematon", "okänd", "ukjent", "ukendt", "redaksjonen"),
        *("редакция", "админ", "администратор", "аноним", "гость", "неизвестно", "редакція", "адмін", "анонім"),
        *("редактор", "редакцията", "szerkesztőség", "ismeretlen", "névtelen", "redacția", "necunoscut"),
        *(
            "σύνταξη",
            "άγνωστος",
            "διαχειριστής",
            "editör",
            "yönetici",
            "anonim",
            "bilinmeyen",
            "redaksi",
            "tidakdiketahui",
        ),
        *("quảntrị", "ẩndanh", "ผู้ดูแลระบบ", "مدير", "مجهول", "مدیر", "ناشناس"),
        *("編集部", "管理者", "匿名", "不明", "管理员", "佚名", "編輯部", "编辑部", "小编", "관리자", "익명", "편집부"),
    }
)
"""What stands where a name is missing, folded to letters and digits."""
_INVITATION = re.compile(
    r"(?:view|see|show|read|browse)?\s*(?:all|more|other)?\s*(?:posts?|articles?|stories|entries)\s+(?:by|from|of)\b.*"
    r"|(?:see|view|read|show)\s+(?:full|all|more|bio|profile|author|orcid)\b.*|(?:full )?bio(?:graphy)?"
    r"|(?:follow|contact|e-?mail|about)\b.*"
    r"|(?:zeige )?(?:beiträge|artikel) (?:von|anzeigen)\b.*|(?:zeige )?(?:alle|mehr|weitere) (?:beiträge|artikel)\b.*"
    r"|(?:voir )?tous (?:les|ses) (?:articles|messages|billets)\b.*"
    r"|(?:ver )?tod[ao]s (?:l[ao]s|[ao]s) (?:entradas|posts|artigos)\b.*"
    r"|(?:vedi )?tutti (?:gli articoli|i post)\b.*|(?:toon |bekijk )?alle (?:berichten|artikelen)\b.*"
    r"|(?:zobacz )?wszystkie wpisy\b.*|(?:посмотреть )?все записи\b.*",
    re.IGNORECASE,
)


def without_prefix(text: str, language: str) -> str:
    """The names after `By`, `Written by`, or the same in the language of the page."""
    prefix = _prefix(language)
    while match := prefix.match(text):
        text = text[match.end() :]
    return text


def is_nobody(folded: str, text: str) -> bool:
    """Whether this stands where no author is known, or invites to more of one."""
    return folded in NOBODY or _INVITATION.fullmatch(text) is not None


def _prefix(language: str) -> re.Pattern[str]:
    key = language.partition("-")[0].lower()
    if key not in _PREFIXES:
        key = ""
    return _PREFIXES[key]


def _compiled(words: str) -> re.Pattern[str]:
    own = rf"|(?:{words})(?=[\s:])" if words else ""
    return re.compile(rf"^\W*(?:{_ALWAYS}{own})\s*:?\s*", re.IGNORECASE)


_PREFIXES = {key: _compiled(words) for key, words in {"": "", **BY_LANGUAGE}.items()}
