"""CSV, one row per tag: opens in a spreadsheet, pandas and R, and runs nothing there.

RFC 4180 in UTF-8. Unless `raw`: with a BOM, CRLF, and a reversible guard against formulas.
A lone surrogate, which UTF-8 cannot hold, is written as six visible characters: \\udc80.
An orphan has its words, and no place. `quote` is the article's own words, newlines made LF.
Amounts that are plain numbers stay bare; in `via`, nearest first, " < " reads "who had it
from"; `links` is "type:other;type:other"; `parts` "start-end;start-end". `value` is a date's
EDTF or, of an own kind, its fields as JSON: {"flag_state": "Panama"}. `fixed_by` says whose a
date's value is; of a claim it is `rule` as long as its source is a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.formats import File
from tui.formats._cells import encoded
from tui.formats._facets import OF_A_TAG, lost
from tui.formats._rows import COLUMNS, Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tui.formats import Loss
    from tui.model.case import Case

CHUNK = 2000
"""Rows encoded and handed over at a time."""
HOLDS = (*OF_A_TAG, "pieces", "facts", "links")


class CsvFormat:
    """Writes tags as rows, and nothing but tags."""

    name = "csv"
    suffix = ".csv"
    about = "a row a tag: spreadsheets, pandas, R"

    def losses(self, case: Case) -> Sequence[Loss]:
        """Whatever has no tag of its own."""
        return lost(case, HOLDS)

    def files(self, case: Case, *, raw: bool = False) -> Iterator[File]:
        """The header and a row per tag; `raw`: no guard, no BOM, LF."""
        yield File("tags.csv", lines(case, raw=raw))


FORMAT = CsvFormat()


def lines(case: Case, *, raw: bool) -> Iterator[bytes]:
    """The bytes of tags.csv."""
    end, start = ("\n", "") if raw else ("\r\n", "\ufeff")
    yield encoded(start + ",".join(COLUMNS) + end)
    rows = Rows(case, raw)
    for first in range(0, len(case.tags), CHUNK):
        some = map(rows.line, case.tags[first : first + CHUNK])
        yield encoded(end.join(some) + end)
