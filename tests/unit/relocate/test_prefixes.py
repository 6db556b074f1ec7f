from linkcheck.relocate.prefixes import learn


def test_a_move_of_some_links_gives_the_address_of_another() -> None:
    rules = learn([(f"https://old.example/wiki/{name}", f"https://new.example/docs/{name}") for name in ("a", "b")])
    (rule,) = rules["old.example"]
    assert rule.seen == 2
    assert rule.apply("http://www.old.example/wiki/deep/c?x=1") == "https://new.example/docs/deep/c?x=1"
    assert rule.apply("https://old.example/other/c") is None
    assert rule.apply("https://old.example/wiki") is None


def test_a_move_that_keeps_no_segment_teaches_nothing() -> None:
    assert (
        learn([("https://old.example/a", "https://new.example/b"), ("https://x.example/a", "https://x.example/")]) == {}
    )


def test_another_spelling_teaches_nothing() -> None:
    assert learn([("http://www.old.example/a/b", "https://old.example/a/b")]) == {}


def test_the_rule_that_most_links_show_comes_first() -> None:
    moves = [("https://old.example/a/1", "https://rare.example/1")]
    moves += [(f"https://old.example/a/{n}", f"https://usual.example/{n}") for n in (2, 3)]
    assert [rule.new for rule in learn(moves)["old.example"]] == ["https://usual.example/", "https://rare.example/"]
