"""Titles that are not the page's: "not found" in many languages, and the words of gatekeepers.

A phrase counts only when it is a whole title, a whole heading, or a whole part of one between separators. Texts are
never searched: a changelog that says "has been removed" is a healthy page.
"""

import re
import unicodedata
from functools import lru_cache

_SEPARATOR = re.compile(r"\s+[-–—|·•:»~/]+\s+|\s*[|»·•]\s*|:\s+")
_MARKS = re.compile(r"[()\[\]{}!?.,…\"“”„]+(?:(?<=!)1+$)?")
_EDGE = re.compile(r"^[\W_]+|[\W_]+$")
_WORD = re.compile(r"[^\W_]+")
_PREFIX = re.compile(r"^(?:(?:o+ps|u+ps|uh[ -]oh|whoops|sorry|hmm+|oh no|ouch|error|http)\b[\W_]*)+")

# Each is a whole title, or what is left of one after "Oops!", "Error", "404" and punctuation.
_NOT_FOUND_PHRASES = frozenset(
    {
        # English
        "not found",
        "page not found",
        "file not found",
        "document not found",
        "content not found",
        "article not found",
        "post not found",
        "story not found",
        "product not found",
        "item not found",
        "course not found",
        "event not found",
        "job not found",
        "object not found",
        "resource not found",
        "site not found",
        "url not found",
        "the page was not found",
        "this page was not found",
        "page cannot be found",
        "page can't be found",
        "page could not be found",
        "page couldn't be found",
        "the page cannot be found",
        "the page can't be found",
        "the page could not be found",
        "that page can't be found",
        "that page can’t be found",
        "this page can't be found",
        "this page could not be found",
        "the page you are looking for cannot be found",
        "the page you are looking for could not be found",
        "the page you were looking for was not found",
        "the page you requested was not found",
        "the page you requested could not be found",
        "the requested page could not be found",
        "the requested url was not found on this server",
        "the resource cannot be found",
        "we can't find that page",
        "we can't find the page you're looking for",
        "we couldn't find that page",
        "we couldn't find the page you were looking for",
        "page does not exist",
        "page doesn't exist",
        "this page does not exist",
        "this page doesn't exist",
        "the page you are looking for does not exist",
        "the page you are looking for doesn't exist",
        "the page you were looking for doesn't exist",
        "this page isn't available",
        "this page is not available",
        "page not available",
        "page unavailable",
        "page no longer exists",
        "page no longer available",
        "this page no longer exists",
        "this page is no longer available",
        "content unavailable",
        "content not available",
        "content no longer available",
        "this content is no longer available",
        "this article is no longer available",
        "this course is no longer available",
        "this event is no longer available",
        "this video isn't available anymore",
        "this video is no longer available",
        "video unavailable",
        "page missing",
        "missing page",
        "page removed",
        "nothing found",
        "nothing here",
        "there's nothing here",
        "no such page",
        "dead link",
        "page gone",
        # German
        "nicht gefunden",
        "seite nicht gefunden",
        "seite wurde nicht gefunden",
        "die seite wurde nicht gefunden",
        "diese seite existiert nicht",
        "diese seite existiert nicht mehr",
        "seite nicht verfügbar",
        "datei nicht gefunden",
        # French
        "page introuvable",
        "page non trouvée",
        "page inexistante",
        "page indisponible",
        "introuvable",
        "non trouvé",
        "cette page n'existe pas",
        "cette page n'existe plus",
        # Spanish
        "página no encontrada",
        "no encontrado",
        "no encontrada",
        "la página no existe",
        "esta página no existe",
        "página no disponible",
        # Portuguese
        "página não encontrada",
        "não encontrado",
        "não encontrada",
        "pagina não encontrada",
        "esta página não existe",
        # Italian
        "pagina non trovata",
        "non trovato",
        "pagina inesistente",
        "la pagina non esiste",
        # Dutch
        "pagina niet gevonden",
        "niet gevonden",
        "deze pagina bestaat niet",
        # Scandinavian and Finnish
        "sidan hittades inte",
        "sidan kunde inte hittas",
        "sidan finns inte",
        "siden blev ikke fundet",
        "siden ikke fundet",
        "siden ble ikke funnet",
        "siden finnes ikke",
        "sivua ei löytynyt",
        "sivua ei löydy",
        # Slavic
        "strona nie znaleziona",
        "nie znaleziono strony",
        "nie znaleziono",
        "strona nie istnieje",
        "stránka nenalezena",
        "stránka nebyla nalezena",
        "stránka sa nenašla",
        "страница не найдена",
        "не найдено",
        "файл не найден",
        "страница не существует",
        "такой страницы нет",
        "сторінку не знайдено",
        "страницата не е намерена",
        # Others
        "oldal nem található",
        "az oldal nem található",
        "pagina nu a fost găsită",
        "η σελίδα δεν βρέθηκε",
        "sayfa bulunamadı",
        "aradığınız sayfa bulunamadı",
        "halaman tidak ditemukan",
        "không tìm thấy trang",
        "trang không tồn tại",
        "ไม่พบหน้า",
        "ไม่พบหน้าที่คุณต้องการ",
        "الصفحة غير موجودة",
        "لم يتم العثور على الصفحة",
        "صفحه یافت نشد",
        "הדף לא נמצא",
        "पृष्ठ नहीं मिला",
        "页面不存在",
        "页面未找到",
        "找不到页面",
        "未找到页面",
        "您访问的页面不存在",
        "你访问的页面不存在",
        "你似乎来到了没有知识存在的荒原",
        "頁面不存在",
        "找不到頁面",
        "找不到網頁",
        "ページが見つかりません",
        "ページが見つかりませんでした",
        "お探しのページは見つかりませんでした",
        "指定されたページは存在しません",
        "페이지를 찾을 수 없습니다",
        "페이지를 찾을 수 없음",
        "존재하지 않는 페이지입니다",
    }
)
_NUMBER = re.compile(
    r"(?:(?:error|http|fehler|erreur|ошибка|errore|erro|fout|fel|hata|错误|エラー)[\W_]*)?(?:code[\W_]*)?"
    r"4(?:04|10)(?:[\W_]*(?:error|fehler|erreur|ошибка|errore|erro|page|http|gone))?"
)
_GATEKEEPERS = frozenset(
    {
        "just a moment",
        "just a second",
        "one moment, please",
        "one moment please",
        "attention required",
        "checking your browser",
        "checking your browser before accessing",
        "please wait while we verify your browser",
        "please wait while your request is being verified",
        "access denied",
        "access to this page has been denied",
        "pardon our interruption",
        "robot check",
        "robot or human",
        "are you a robot",
        "are you human",
        "bot or not",
        "bot verification",
        "human verification",
        "human security check",
        "verify you are human",
        "verifying you are human",
        "verify your identity",
        "verification required",
        "captcha",
        "captcha required",
        "captcha challenge",
        "recaptcha",
        "vercel security checkpoint",
        "security checkpoint",
        "security check",
        "security verification",
        "client challenge",
        "making sure you're not a bot",
        "performing security verification",
        "ddos-guard",
        "ddos protection by cloudflare",
        "radware bot manager captcha",
        "radware captcha page",
        "sucuri website firewall",
        "request rejected",
        "request blocked",
        "your request has been blocked",
        "you have been blocked",
        "sorry, you have been blocked",
        "the request could not be satisfied",
        "unusual traffic",
        "你是机器人吗",
        "安全验证",
        "人机验证",
    }
)


def _last_words(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(_WORD.findall(phrase)[-1] for phrase in phrases)


# Compared as titles are: without their edges, where a vowel sign of Devanagari counts as one, and without the
# Turkish difference between two letters that are one in capitals elsewhere.
_NOT_FOUND = frozenset(_EDGE.sub("", phrase).replace("ı", "i") for phrase in _NOT_FOUND_PHRASES)
# A title without any of these cannot hold a phrase, and most titles need no closer look.
_NOT_FOUND_WORDS = _last_words(_NOT_FOUND)
_GATEKEEPER_WORDS = _last_words(_GATEKEEPERS)


@lru_cache(maxsize=4096)
def not_found(title: str) -> bool:
    """Whether a title or heading says, as a whole, that there is no such page."""
    text = _comparable(title)
    if "404" not in text and "410" not in text and _NOT_FOUND_WORDS.isdisjoint(_WORD.findall(text)):
        return False
    return any(_says_missing(part) for part in _parts(text))


@lru_cache(maxsize=4096)
def gatekeeper(title: str) -> bool:
    """Whether a title is that of a page that stands before pages."""
    text = _comparable(title)
    if _GATEKEEPER_WORDS.isdisjoint(_WORD.findall(text)):
        return False
    return any(_EDGE.sub("", part) in _GATEKEEPERS for part in _parts(text))


def _comparable(title: str) -> str:
    text = title[:400]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return " ".join(text.casefold().replace("’", "'").replace("ı", "i").split())


def _parts(text: str) -> list[str]:
    return [text, *_SEPARATOR.split(text)]


def _says_missing(part: str) -> bool:
    bare = _EDGE.sub("", " ".join(_MARKS.sub(" ", part).split()))
    if bare in _NOT_FOUND or _NUMBER.fullmatch(bare):
        return True
    rest = _EDGE.sub("", _PREFIX.sub("", bare))
    if rest in _NOT_FOUND or _NUMBER.fullmatch(rest):
        return True
    rest = _EDGE.sub("", re.sub(r"^4(?:04|10)\b|\b4(?:04|10)$|\berror$", "", rest))
    rest = _EDGE.sub("", _PREFIX.sub("", rest))
    return rest in _NOT_FOUND
