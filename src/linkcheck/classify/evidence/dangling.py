"""Answers of hosting platforms to a host name that still points to the platform but has no site there any more."""

from typing import NamedTuple

from linkcheck.model import Response


class Notice(NamedTuple):
    """How one platform says it."""

    platform: str
    where: str
    """`title` (or main heading) in whole, `text` of a short document, or `header`."""
    words: str
    statuses: tuple[int, ...] = ()
    """Empty: any error."""


_NOTICES = (
    Notice("s3", "text", "<code>nosuchbucket</code>"),
    Notice("s3", "text", "the specified bucket does not exist"),
    Notice("github-pages", "title", "site not found · github pages", (404,)),
    Notice("heroku", "title", "no such app"),
    Notice("heroku", "title", "heroku | no such app"),
    Notice("heroku", "text", "herokucdn.com/error-pages/no-such-app"),
    Notice("ghost", "text", "failed to resolve dns path for this host"),
    Notice("surge", "title", "project not found", (404,)),
    Notice("hatena", "title", "404 blog is not found"),
    Notice("azure", "title", "404 web site not found", (404,)),
    Notice("azure", "title", "microsoft azure web app - error 404", (404,)),
    Notice("fastly", "text", "fastly error: unknown domain"),
    Notice("pantheon", "title", "404 - unknown site", (404,)),
    Notice("pantheon", "text", "404 error unknown site!", (404,)),
    Notice("readthedocs", "text", "unknown to read the docs", (404,)),
    Notice("netlify", "text", "not found - request id:", (404,)),
    Notice("shopify", "title", "sorry, this shop is currently unavailable."),
    Notice("tumblr", "text", "whatever you were looking for doesn't currently exist at this address", (404,)),
    Notice("wix", "text", "looks like this domain isn't connected to a website yet"),
    Notice("bitbucket", "title", "repository not found", (404,)),
    Notice("vercel", "header", "deployment_not_found"),
)
# Shown with status 200 too, by a page of their own.
_WORDPRESS = "do you want to register"
_EXPIRED = "website expired"


def dangling(response: Response, low: str, title: str, h1: str, *, short: bool) -> str | None:
    """The platform that disowns this address, or None."""
    if short and _WORDPRESS in low and ".wordpress.com" in low:
        return "wordpress"
    if title.lower() == _EXPIRED == h1.lower():
        return "squarespace"
    if response.status < 400:
        return None
    headings = {title.lower(), h1.lower()}
    vercel = (response.header("x-vercel-error") or "").lower()
    for notice in _NOTICES:
        if notice.statuses and response.status not in notice.statuses:
            continue
        match notice.where:
            case "title" if notice.words in headings:
                return notice.platform
            case "text" if short and notice.words in low:
                return notice.platform
            case "header" if notice.words == vercel:
                return notice.platform
    return None
