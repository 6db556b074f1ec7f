"""Walls that answer with a success: the vendors' own signs in a document that shows hardly any text."""

_OWN = (
    ("captcha-delivery.com", "datadome"),
    ("please enable js and disable any ad blocker", "datadome"),
    ("captcha.px-cloud.net", "perimeterx"),
    ("awswafcookiedomainlist", "aws-waf"),
    ("turing.captcha.qcloud.com", "tencent"),
    ("turing.captcha.gtimg.com", "tencent"),
    ("eo_bot_ssid", "tencent"),
    ("passport.weibo.com/visitor", "sina"),
    ("visitor.passport.weibo.cn", "sina"),
    ("sina visitor system", "sina"),
    ("acw_sc__v2", "aliyun"),
    ("__jsl_clearance", "jiasule"),
    ("/.well-known/sgcaptcha/", "siteground"),
    ("_fs-ch-", "fastly"),
)
"""Lower-case signs of a challenge's own page."""
_ADDED = (
    ("_incapsula_resource", "imperva"),
    ("px-captcha", "perimeterx"),
    ("/tspd/", "f5"),
    ("bobcmn", "f5"),
    ("aliyun_waf", "aliyun"),
    ("kpsdk", "kasada"),
    ("__qrator", "qrator"),
    ("ddos-guard", "ddos-guard"),
    ("tencentcaptcha(", "tencent"),
)
"""Signs of scripts that are added to healthy pages too; those have a title or a heading of their own."""


def vendor(low: str, *, titled: bool) -> str | None:
    """The vendor of the challenge that a short text in lower case is, or None; `titled` with a title or heading.

    Cloudflare is not among them: it adds its script to healthy pages without a title as well.
    """
    signs = _OWN if titled else (*_OWN, *_ADDED)
    return next((name for sign, name in signs if sign in low), None)
