"""Stylesheets that one page loads together: what an area's says holds in its own area."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

CONSOLE = Path(__file__).parents[2]
STAFF = CONSOLE / "staff" / "static" / "staff"
PHONE = CONSOLE / "simulator" / "static"

LIBRARIES = CONSOLE / "static" / "vendor"

PAGES: dict[str, tuple[list[Path], dict[str, list[Path]]]] = {
    "console": (
        [STAFF / "tokens.css", STAFF / "staff.css"],
        {path.parent.name: [path] for path in sorted(STAFF.glob("*/*.css"))}
        | {"calendar": [STAFF / "calendar" / "calendar.css", *LIBRARIES.rglob("*.css")]},
    ),
    "phone": ([PHONE / "look.css"], {"chat": [PHONE / "phone.css"], "panel": [PHONE / "panel.css"]}),
}
"""Of each page the stylesheets that all of it shares, and those of its areas."""

STATES = {"is-completed"}
"""Classes that any area may add to one of its own, besides those that the shared stylesheets name."""


def selectors(css: str) -> Iterator[str]:
    """Each selector of each rule; not of keyframes."""
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"@keyframes[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", css)
    for prelude in re.findall(r"([^{};]+)\{", css):
        if not prelude.strip().startswith("@"):
            yield from (each.strip() for each in re.split(r",(?![^(]*\))", prelude))


def classes(selector: str) -> set[str]:
    without_strings = re.sub(r"\"[^\"]*\"|'[^']*'", "", selector)
    return set(re.findall(r"\.(-?[A-Za-z_][\w-]*)", without_strings))


def clashes(shared: list[str], areas: dict[str, str]) -> list[str]:
    """What is wrong with the areas' stylesheets, by name, beside the shared ones: each with its places."""
    common = STATES.union(*(classes(each) for css in shared for each in selectors(css)))
    named: dict[str, dict[str, str]] = defaultdict(dict)
    for area, css in areas.items():
        for selector in selectors(css):
            for name in classes(selector) - common:
                named[name].setdefault(area, selector)
    found = [
        f".{name} is of several areas: " + ", ".join(f"{area} ({selector})" for area, selector in by.items())
        for name, by in sorted(named.items())
        if len(by) > 1
    ]
    for area, css in areas.items():
        loose = (each for each in selectors(css) if classes(each) and classes(each) <= common)
        found += [f"{area} changes what all areas share: {selector}" for selector in loose]
    return found


@pytest.mark.parametrize("page", PAGES)
def test_no_area_styles_another(page: str) -> None:
    shared, areas = PAGES[page]
    assert len(areas) > 1
    of = {area: "\n".join(path.read_text() for path in paths) for area, paths in areas.items()}
    assert clashes([path.read_text() for path in shared], of) == []


def test_a_clash_is_found_with_its_places() -> None:
    shared = [".button { } .row.ends { }"]
    areas = {
        "one": "/* .two { } */ .one, .mark:hover > b { } @media (width < 9px) { .one .button { } }",
        "two": '.two[title=".one"] { } .two :is(.mark, i) { } @keyframes turn { to { rotate: 1turn; } }',
        "three": ".row .button { } .three.row { } table { }",
    }
    assert clashes(shared, areas) == [
        ".mark is of several areas: one (.mark:hover > b), two (.two :is(.mark, i))",
        "three changes what all areas share: .row .button",
    ]


def test_the_page_loads_these() -> None:
    page = (CONSOLE / "staff" / "templates" / "staff" / "staff.html").read_text()
    linked = set(re.findall(r"stylesheet\" href=\"{% static '([^']+)' %}", page))
    shared, areas = PAGES["console"]
    known = [*shared, *(path for paths in areas.values() for path in paths)]
    roots = (CONSOLE / "staff" / "static", CONSOLE / "static")
    assert linked == {str(path.relative_to(root)) for path in known for root in roots if path.is_relative_to(root)}
    assert len(linked) == len(known)
