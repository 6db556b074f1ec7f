"""Small real PDF files."""


def make_pdf(title: str = "", author: str = "") -> bytes:
    """One empty page; what is known of it stands in its Info dictionary."""
    info = "".join(f" /{key} {_string(value)}" for key, value in (("Title", title), ("Author", author)) if value)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
        f"<< /Producer (a test){info} >>".encode("ascii"),
    ]
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start


def _string(text: str) -> str:
    """A PDF text string: UTF-16 with a byte order mark, in hexadecimal."""
    return "<feff" + text.encode("utf-16-be").hex() + ">"
