from hypothesis import given
from hypothesis import strategies as st

from linkcheck.changes.diff import FileDiff, parse_diff

PATCH = """\
diff --git a.md a.md
index 1..2 100644
--- a.md
+++ a.md
@@ -3 +3,2 @@ heading
-old
+--- looks like a header
++++ b.md
@@ -9,2 +10,0 @@
-gone
-gone too
diff --git old name.md new name.md
similarity index 90%
rename from old name.md
rename to new name.md
--- old name.md\t
+++ new name.md\t
@@ -1 +1 @@
-x
+y
diff --git deleted.md deleted.md
deleted file mode 100644
--- deleted.md
+++ /dev/null
@@ -1 +0,0 @@
-x
diff --git new.md new.md
new file mode 100644
--- /dev/null
+++ new.md
@@ -0,0 +1,3 @@
+a
+b
+c
diff --git moved.md there.md
similarity index 100%
rename from moved.md
rename to there.md
diff --git picture.png picture.png
Binary files picture.png and picture.png differ
"""


def test_lines_are_those_of_the_new_file() -> None:
    assert parse_diff(PATCH) == [
        FileDiff(old="a.md", new="a.md", lines=frozenset({3, 4})),
        FileDiff(old="old name.md", new="new name.md", lines=frozenset({1})),
        FileDiff(old="deleted.md", new=None, lines=frozenset()),
        FileDiff(old=None, new="new.md", lines=frozenset({1, 2, 3})),
        FileDiff(old="moved.md", new="there.md"),
    ]


def test_an_empty_diff_changes_nothing() -> None:
    assert parse_diff("") == []


@given(st.text(alphabet='@-+ 0123,diffgt/ab\n"\\', max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    parse_diff("diff --git a b\n" + text)
