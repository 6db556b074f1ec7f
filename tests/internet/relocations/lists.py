"""The lists' neighbours: the same label, linked elsewhere to a healthy address."""

from tests.internet.relocations.builder import Builder, article, slug


def build_lists(builder: Builder) -> None:
    """Twins, and namesakes."""
    for number in range(11):
        title = builder.title()
        truth = builder.page(f"https://twin{number}.example/texts/{slug(title)}", article(title))
        builder.healthy.append((title, truth))
        builder.silence(f"lost{number}.example")
        builder.dead(f"https://lost{number}.example/{number}", title, "list", truth)
    for number in range(3):
        title, other = builder.title(), builder.title()
        namesake = builder.page(f"https://namesakes{number}.example/texts/{number}", article(other))
        builder.healthy.append((title, namesake))
        builder.silence(f"missed{number}.example")
        builder.gone(f"https://missed{number}.example/{number}", title, "another thing under the same label")
    for number in range(4):
        page = builder.page(f"https://slides{number}.example/deck", article(builder.title()))
        builder.healthy.append(("Slides", page))
        builder.silence(f"talks{number}.example")
        builder.gone(f"https://talks{number}.example/{number}.html", "Slides", "a label that names nothing")
