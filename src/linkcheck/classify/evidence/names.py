"""Which labels can be compared with a page: names of things, not prose, persons or common words."""

import re
from collections.abc import Iterable

from linkcheck.classify.evidence.likeness import COMMON, EMPTY_LABELS, names_something

_WORD = re.compile(r"[^\W_]+")
_POINTING_TEXT = """
check click her here his its my our read see that their these this those watch your
"""
_POINTING = frozenset(_POINTING_TEXT.split())
_FUNCTION_WORDS_TEXT = """
a about also am an and another any are as at be by can do for from good great has have how i in into is it more most
of on one or other some such than the there they to was we were what when where which who why with you
"""
_FUNCTION_WORDS = frozenset(_FUNCTION_WORDS_TEXT.split())
_PRAISE_TEXT = """
awesome beautiful best brilliant classic comprehensive cool detailed excellent fantastic favorite favourite
quite really very amazing
fun good great handy helpful important insightful interesting lovely must neat nice original popular related relevant
short similar simple super superb useful wonderful
"""
_PRAISE = frozenset(_PRAISE_TEXT.split())
_PARTICLES_TEXT = """
al bin da das de del della den der di do dos du el et la le ten ter van von zu
"""
_PARTICLES = frozenset(_PARTICLES_TEXT.split())
_GIVEN_NAMES_TEXT = """
aaron abdul abhishek adam aditya adrian ahmed aidan alan albert alejandro aleksander alex alexander alexandra alice
amit amy ana anders andre andrea andreas andrei andrej andrew andy angela anil anita anna anne anthony antonio arjun
arnaud arthur arun ashish barbara ben benjamin bernd bill bjorn bob brad brandon brian bruce bruno camille carl carlos
carol caroline catherine cedric charles charlotte chip chris christian christina christine christoph christopher
claire claudia colin craig cynthia dan daniel daniela david dean deepak denis dennis diana diego dmitri dmitry dominik
don donald doug douglas edward elena eli elias elizabeth ella emily emma eric erik ernst eugene eva evan felix
fernando florian francesco francis francois frank frederic gabriel gary gaurav geoffrey george gerald giovanni graham
greg gregory guido guillaume gustavo hannah hans harald harry heather helen henry hiroshi howard hugo ian igor ingrid
irene isaac isabel ivan jack jacob jake james jamie jan jane jason javier jay jean jeff jeffrey jennifer jens jeremy
jerome jessica jim joan joe joel johan johannes john jon jonas jonathan jorge jose joseph josh joshua juan judith
julia julian julie julien jurgen justin karen karl katherine kathy keith ken kevin kim klaus kristian kumar kyle lars
laura laurent lea lee leo leon leonardo leslie lilian linda lisa liu louis luca lucas luis lukas lynn manuel marc
marcel marco marcus margaret maria marie mario mark marta martin mary mathieu matt matteo matthew matthias maurice max
maya megan mehdi melanie michael michel michelle miguel mike mikhail ming mohamed mohammad monica nancy natalia
natasha nathan neil nicholas nick nicolas nicole nikhil niklas nikolai nils nina noah olga oliver olivier omar oscar
pablo pascal patricia patrick paul pavel pedro peter phil philip philipp pierre priya rachel rafael rahul raj ralph
ravi ray rebecca ricardo richard rick rob robert roberto robin roger rohit roland roman ron rosa ross russ ruth ryan
sam samuel sandra sanjay santiago sara sarah scott sean sebastian sergei sergey shane sharon simon sofia sophie stefan
stephan stephanie stephen steve steven stuart sunil susan sven sylvain takashi tamara tara ted teresa thomas tim
timothy tobias todd tom tomas tommy tony travis uwe valerie vera veronica victor victoria vijay vincent vladimir
walter wei wendy werner will william wolfgang xavier yann yasmin yoshua yuki yuri zachary
"""
_GIVEN_NAMES = frozenset(_GIVEN_NAMES_TEXT.split())


def is_name(label: str) -> bool:
    """Whether a label names a thing, so that a page without likeness to it is worth a note."""
    return any(map(_is_distinctive, _words(label))) and not _is_prose(label) and not _is_person(label)


def initials_agree(labels: Iterable[str], names: Iterable[str]) -> bool:
    """Whether one spells out the initials that the other is: `DDPM`, Denoising Diffusion Probabilistic Models."""
    shown = [*names]
    listed = [*labels]
    return _abbreviates(listed, shown) or _abbreviates(shown, listed)


def names_author(labels: Iterable[str], authors: Iterable[str]) -> bool:
    """Whether a label has an author's surname as a word, however short."""
    surnames = {words[-1] for author in authors if (words := _words(author))}
    return any(not surnames.isdisjoint(_words(label)) for label in labels)


def _abbreviates(shorts: Iterable[str], longs: Iterable[str]) -> bool:
    wanted = {word.lower() for short in shorts for word in _WORD.findall(short) if _is_abbreviation(word)}
    if not wanted:
        return False
    for long in longs:
        words = [part.lower() for part in re.findall(r"[A-Z]?[^\W\d_A-Z]+|[A-Z]+|\d+", long)]
        every = "".join(word[0] for word in words)
        distinctive = "".join(word[0] for word in words if word not in _FUNCTION_WORDS)
        tokens = [word.lower() for word in _WORD.findall(long)]
        for short in wanted:
            if short in every or short in distinctive or any(token.startswith(short) for token in tokens):
                return True
    return False


def _is_abbreviation(word: str) -> bool:
    return 2 <= len(word) <= 6 and word.isupper() and word.isascii()


def _is_prose(label: str) -> bool:
    """Words about a thing instead of its name: `this great article`, `Here is how`."""
    words = _words(label)
    if len(words) < 2:
        return False
    if words[0] in _POINTING:
        return True
    plain = [word for word in words if word in _FUNCTION_WORDS or word in _PRAISE]
    if label[:1].islower() and label == label.lower() and plain:
        return True
    rest = [word for word in words if word not in _FUNCTION_WORDS and word not in _PRAISE]
    return bool(_PRAISE.intersection(words)) and not any(map(names_something, rest))


def _is_person(label: str) -> bool:
    """Two to four words that begin like a person's name: a common given name, or initials."""
    parts = label.removeprefix("by ").removeprefix("By ").replace(",", " ").split()
    if not 2 <= len(parts) <= 4 or not all(part[:1].isupper() or part.lower() in _PARTICLES for part in parts):
        return False
    if any(character.isdigit() for character in label):
        return False
    initials = all(re.fullmatch(r"[A-Z]\.?(?:-?[A-Z]\.)?", part) for part in parts[:-1]) and "." in parts[0]
    return initials or parts[0].lower().rstrip(".") in _GIVEN_NAMES


def _is_distinctive(word: str) -> bool:
    common = word in COMMON or word in EMPTY_LABELS or word in _FUNCTION_WORDS or word in _PRAISE
    return not common and not word.isdigit() and (len(word) >= 3 or not word.isascii())


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]
