"""Codes of languages, as folders and files of translations are named."""

import re

_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee "
    "el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in is "
    "it iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn "
    "mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh "
    "si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr tt tw ty ug uk ur uz ve vi vo wa wo xh "
    "yi yo za zh zu"
)
"""ISO 639-1, without `io`, `os` and `ts`, which name other folders far more often."""
_THREE_LETTERS = (
    "ast bho ceb chr ckb dsb fil fur gsw haw hmn hsb hsn hak kab kmr kok lij lzh mai mni nan nds pcm sah sat scn "
    "sco shi szl tok tzm vec wuu yue zgh"
)
"""Of ISO 639-3 what sites are translated to: most of its 7,900 codes name other folders, such as `api`."""
_LANGUAGES = frozenset(f"{_TWO_LETTERS} {_THREE_LETTERS}".split())
_CODE = re.compile(
    r"(?P<language>[a-z]{2,3})(?:[-_][a-z]{4})?(?:[-_](?:[a-z]{2}|[0-9]{3}))?(?:[-_](?:valencia|tarask|x-\w+))?\Z",
    re.IGNORECASE,
)
_OF_TRANSLATIONS = re.compile(r"(?:i18n|locales?|translations?|lang(?:uage)?s?)\Z", re.IGNORECASE)
_OF_VERSIONS = "versioned_docs"


def is_language(name: str) -> bool:
    """Whether a name is the code of a language, with or without script and region: `de`, `pt-BR`, `zh_Hant_TW`."""
    code = _CODE.match(name)
    return code is not None and code["language"].lower() in _LANGUAGES


def holds_translations(folder: str) -> bool:
    """Whether a folder of that name holds other forms of pages, which take what they lack from elsewhere."""
    return folder == _OF_VERSIONS or _OF_TRANSLATIONS.match(folder) is not None or is_language(folder)
