"""Statuses, walls and interstitials: answers instead of the page, and what each proves."""

from tests.internet.faults.fault import GOOD, LABEL, PATH, TRIED, Fault
from tests.internet.world import Page, Tls, Turns, When

CONFIRMED = 35.0
"""Long enough for the second asking of a 404."""
WALLS = (401, 402, 403, 405, 406, 407, 412, 418, 428, 440, 449, 451, 999)
ORIGINS = (520, 521, 522, 523, 524, 525, 526, 530)
S3_MISSING = b'<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>'


def status(code: int, *headers: tuple[str, str], title: str = "") -> Page:
    """An answer with this status, and a page that says nothing more."""
    return Page(status=code, title=title or f"Status {code}", headers=headers)


ROWS = (
    Fault(name="fine", expect="ok ok"),
    Fault(name="gone-404", page=status(404), expect="broken http-404", requests=2, seconds=CONFIRMED),
    Fault(
        name="gone-404-once",
        page=Turns((status(404), GOOD)),
        expect="ok ok +recovered",
        requests=2,
        seconds=CONFIRMED,
    ),
    Fault(name="gone-410", page=status(410), expect="broken http-410"),
    *(Fault(name=f"wall-{code}", page=status(code), expect=f"blocked http-{code}") for code in WALLS),
    # Rate limits: a wait is a wait, a long one is an answer.
    Fault(name="limited-for-ever", page=status(429), expect="blocked http-429", requests=TRIED, seconds=30),
    Fault(
        name="limited-a-second",
        page=Turns((status(429, ("Retry-After", "1")), GOOD)),
        expect="ok ok +recovered",
        requests=2,
        seconds=3,
    ),
    Fault(name="limited-an-hour", page=status(429, ("Retry-After", "3600")), expect="blocked rate-limited"),
    Fault(
        name="limited-till-a-past-date",
        page=Turns((status(429, ("Retry-After", "Wed, 21 Oct 2015 07:28:00 GMT")), GOOD)),
        expect="ok ok +recovered",
        requests=2,
        seconds=10,
    ),
    Fault(
        name="limited-till-a-far-date",
        page=status(503, ("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT")),
        expect="blocked rate-limited",
    ),
    Fault(
        name="limited-till-nonsense",
        page=Turns((status(429, ("Retry-After", "soon, ＬＯＶＥ")), GOOD)),
        expect="ok ok +recovered",
        requests=2,
        seconds=10,
    ),
    Fault(
        name="limited-till-minus-one",
        page=Turns((status(429, ("Retry-After", "-1")), GOOD)),
        expect="ok ok +recovered",
        requests=2,
        seconds=10,
    ),
    # Server errors: retried, never a verdict at once.
    *(
        Fault(name=f"error-{code}", page=status(code), expect=f"failing http-{code}", requests=TRIED, seconds=30)
        for code in (500, 502, 503, 504)
    ),
    Fault(name="error-500-once", page=Turns((status(500), GOOD)), expect="ok ok +recovered", requests=2, seconds=10),
    Fault(
        name="error-500-thrice",
        page=Turns((status(500), status(500), status(500), GOOD)),
        expect="ok ok +recovered",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="error-502-then-500",
        page=Turns((status(502), status(502), status(502), status(500))),
        expect="failing http-500",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="error-503-then-gone",
        page=Turns((status(503), status(503), status(503), status(410))),
        expect="broken http-410",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="limited-thrice",
        page=Turns((*(status(429, ("Retry-After", "1")),) * 3, GOOD)),
        expect="ok ok +recovered",
        requests=TRIED,
        seconds=30,
    ),
    Fault(
        name="origin-521-once",
        page=Turns((status(521), GOOD)),
        expect="ok ok +recovered",
        requests=2,
        seconds=10,
    ),
    Fault(name="error-408-once", page=Turns((status(408), GOOD)), expect="ok ok +recovered", requests=2, seconds=10),
    Fault(name="error-425-once", page=Turns((status(425), GOOD)), expect="ok ok +recovered", requests=2, seconds=10),
    Fault(name="error-501", page=status(501), expect="failing http-5xx"),
    *(
        Fault(
            name=f"origin-{code}", page=status(code), expect="failing cloudflare-origin", requests=2, seconds=CONFIRMED
        )
        for code in ORIGINS
    ),
    Fault(name="error-400", page=status(400), expect="failing http-400"),
    Fault(name="error-409", page=status(409), expect="failing http-4xx"),
    # Odd successes.
    Fault(name="odd-204", page=status(204), expect="failing empty-page"),
    Fault(name="odd-206", page=Page(status=206, title=LABEL), expect="ok ok"),
    Fault(name="odd-300", page=status(300), expect="failing http-unusual"),
    Fault(name="odd-304-unasked", page=status(304), expect="failing http-unusual"),
    Fault(name="odd-200-empty", page=Page(body=b""), expect="failing empty-page"),
    Fault(name="odd-203", page=Page(status=203, title=LABEL), expect="ok ok"),
    # Walls that name themselves.
    Fault(
        name="challenge-cloudflare",
        page=status(403, ("cf-mitigated", "challenge"), title="Just a moment..."),
        expect="blocked bot-challenge",
    ),
    Fault(
        name="challenge-503-cloudflare",
        page=status(503, ("cf-mitigated", "challenge"), title="Just a moment..."),
        expect="blocked bot-challenge",
        requests=3,
        seconds=30,
    ),
    Fault(
        name="challenge-amazon-202",
        page=status(202, ("x-amzn-waf-action", "challenge")),
        expect="blocked bot-challenge",
    ),
    Fault(
        name="captcha-amazon-405", page=status(405, ("x-amzn-waf-action", "captcha")), expect="blocked bot-challenge"
    ),
    Fault(
        name="challenge-vercel",
        page=status(403, ("x-vercel-mitigated", "challenge"), title="Vercel Security Checkpoint"),
        expect="blocked bot-challenge",
    ),
    Fault(
        name="captcha-503",
        page=Page(status=503, title="Sorry", text='<form action="/errors/validateCaptcha"></form>'),
        expect="blocked captcha",
        requests=3,
        seconds=30,
    ),
    *(
        Fault(name=f"interstitial-{number}", page=Page(title=title), expect="blocked interstitial")
        for number, title in enumerate(
            ("Just a moment...", "Attention Required! | Cloudflare", "Pardon Our Interruption", "Access Denied")
        )
    ),
    Fault(
        name="names-a-vendor",
        page=Page(
            title=LABEL,
            headers=(("Content-Security-Policy", "script-src cloudflare.com google.com/recaptcha"),),
            text="<h1>Ham and eggs</h1><p>How captcha, Cloudflare and Access Denied pages work.</p>",
        ),
        expect="ok ok",
    ),
    Fault(
        name="s3-missing-key",
        page=Page(status=403, body=S3_MISSING, content_type="application/xml", headers=(("Server", "AmazonS3"),)),
        expect="failing s3-missing-key",
    ),
    # Walls that look at the client.
    Fault(
        name="only-for-mozilla",
        page=When(header="user-agent", contains="mozilla", then=GOOD, otherwise=status(403)),
        expect="ok ok",
    ),
    Fault(
        name="refuses-agents-with-link",
        page=When(header="user-agent", contains="link", then=status(403), otherwise=GOOD),
        expect="ok ok",
    ),
    Fault(
        name="only-for-html",
        page=When(header="accept", contains="text/html", then=GOOD, otherwise=status(404)),
        expect="ok ok",
    ),
    Fault(
        name="needs-a-language",
        page=When(header="accept-language", contains="en", then=GOOD, otherwise=status(406)),
        expect="ok ok",
    ),
    Fault(
        name="hates-head-405",
        page=When(header=":method", contains="head", then=status(405), otherwise=GOOD),
        expect="ok ok",
    ),
    Fault(
        name="hates-head-404",
        page=When(header=":method", contains="head", then=status(404), otherwise=GOOD),
        expect="ok ok",
    ),
    Fault(
        name="disallowed-by-robots",
        pages={"/robots.txt": Page(body=b"User-agent: *\nDisallow: /\n", content_type="text/plain")},
        expect="ok ok",
    ),
    # Pages that say something else than their status.
    Fault(name="soft-404", page=Page(title="404 Not Found"), expect="suspect soft-404-title", requests=3),
    Fault(name="soft-404-shop", page=Page(title="Page not found – Shop"), expect="suspect soft-404-title", requests=3),
    Fault(
        name="about-404",
        page=Page(title="Ham and eggs: what 404 Not Found means", text="<h1>Ham and eggs</h1>"),
        expect="ok ok",
    ),
    Fault(
        name="parked",
        page=Page(title="parked.test", attributes='data-adblockkey="MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAKrf"'),
        expect="broken parked-domain",
    ),
    Fault(
        name="dangling-bucket",
        page=Page(
            status=404,
            body=b"<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message></Error>",
            content_type="application/xml",
            headers=(("Server", "AmazonS3"),),
        ),
        expect="broken dangling-platform",
        requests=2,
        seconds=CONFIRMED,
    ),
    Fault(name="plain-http", url=f"http://plain-http.test{PATH}", tls=Tls.RESET, expect="ok ok", requests=1),
)
