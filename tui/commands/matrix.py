"""The claims matrix: its cells, what is proposed in them, and which claims belong together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.commands import command
from tui.desk import relating, saving
from tui.desk.fields import form_of
from tui.desk.matrix import Matrix, Picked
from tui.desk.relations import GONE
from tui.session import regrouping, sheets
from tui.session.grid import PROPOSED
from tui.session.linking import links_of, other_end
from tui.session.offers import refused_at, taken_at, told_at
from tui.session.proposed import refuse
from tui.session.tagging import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tui.compare import Proposal
    from tui.desk.desk import Desk
    from tui.session.grid import Row
    from tui.session.matters import Matter


@command("matrix.cell", "left", "right")
def cell(desk: Desk, which: str) -> None:
    """To the next article's cell, or the one before; more columns come into sight."""
    matrix = _matrix(desk)
    if matrix is not None and not matrix.across(-1 if which == "left" else 1):
        desk.say("this is the first article" if which == "left" else "this is the last article")


@command("matrix.take")
def take(desk: Desk) -> None:
    """Take what is proposed at the cell: its claim becomes one of the row's."""
    matrix = _matrix(desk)
    line = matrix.here if matrix is not None else None
    if matrix is None or line is None:
        return
    offers = taken_at(line.row, matrix.column)
    if offers:
        _take(desk, matrix, offers)
    else:
        desk.say("nothing is proposed here: cells with ? have a proposal")


@command("matrix.part")
def part(desk: Desk) -> None:
    """Refuse what is proposed at the cell; with no ?, split its claims off from the row."""
    matrix = _matrix(desk)
    line = matrix.here if matrix is not None else None
    if matrix is None or line is None:
        return
    square, matter = matrix.square, line.row.matter
    offers = refused_at(line.row, matrix.column)
    if offers:
        refuse(desk.session, *offers)
        desk.say(f"not linked: {_summed(offers)} refused · u undoes")
    elif matter is None or not square.claims:
        desk.say(f"{desk.name(matrix.column)} says nothing of it that could be split off")
    elif len(square.claims) == len(matter.claims):
        desk.say("it stands alone already")
    else:
        words = short(desk.session.state.tags[square.claims[0]].quote, 30)
        regrouping.split_off(desk.session, matter, square.claims)
        desk.say(f"“{words}” is a row of its own · u undoes")


@command("matrix.move")
def move(desk: Desk) -> None:
    """Pick up the cell's claim; on another row, put it there instead."""
    matrix = _matrix(desk)
    line = matrix.here if matrix is not None else None
    if matrix is None or line is None:
        return
    if matrix.picked is None:
        _pick_up(desk, matrix)
        return
    claims, matrix.picked = matrix.picked.claims, None
    home = _home(matrix, claims[0])
    if line.row.matter is None:
        desk.say("that row is only proposed: a takes it first")
    elif home is None or home is line.row.matter:
        desk.say("left where it was")
    else:
        to = line.row.matter.sides[0][0]
        regrouping.move(desk.session, home, claims, to)
        matrix.follow(claims[0])
        desk.say("moved; + and - say how it stands to the row · u undoes")


@command("matrix.relate", "corroborates", "contradicts")
def relate(desk: Desk, type_: str) -> None:
    """Say how the cell's claim stands to the row's; from a row of one, to another row's."""
    matrix = _matrix(desk)
    line = matrix.here if matrix is not None else None
    if matrix is None or line is None:
        return
    square, matter = matrix.square, line.row.matter
    if desk.walk is not None and desk.walk.type == type_:
        claim = (square.claims or (line.row.key,))[0]
        where = matrix.column if square.claims else ""
        end = regrouping.end_at(desk.session, claim, where)
        if end is None:
            desk.say(GONE)
        else:
            relating.arrive(desk, desk.walk, end)
            matrix.follow(claim)
    elif square.sign == PROPOSED:
        _relate_proposed(desk, matrix, line.row, type_)
    elif matter is None or not square.claims:
        desk.say(f"{desk.name(matrix.column)} is silent here: l and h go to a claim")
    else:
        _relate(desk, matter, square.claims, type_)
        matrix.follow(square.claims[0])


@command("matrix.edit")
def edit(desk: Desk) -> None:
    """Edit the fields of the cell's claim: gist, amount, certainty, note …"""
    matrix = _matrix(desk)
    claims = matrix.square.claims if matrix is not None else ()
    tag = desk.session.state.tags.get(claims[0]) if claims else None
    if tag is not None:
        desk.outside.fill_in(form_of(desk, tag))
    elif matrix is not None:
        desk.say("no tagged claim in this cell")


@command("matrix.export")
def export(desk: Desk) -> None:
    """Write the matrix to a file: CSV, Markdown or HTML."""
    saving.offer(desk, "matrix", lambda: sheets.matrix(desk.session))


def _matrix(desk: Desk) -> Matrix | None:
    listing = desk.screens.listing
    if isinstance(listing, Matrix):
        return listing
    desk.say("this works on the claims matrix: g m")
    return None


def _take(desk: Desk, matrix: Matrix, offers: Sequence[Proposal]) -> None:
    if not regrouping.take(desk.session, offers):
        desk.say(GONE)
        return
    newest = next(reversed(desk.session.state.links.values()))
    matrix.follow(newest.a)
    desk.say(f"taken: {_summed(offers)} · u undoes")


def _summed(offers: Sequence[Proposal]) -> str:
    more = f" and {len(offers) - 1} more" if len(offers) > 1 else ""
    return f"{offers[0].type}{more}"


def _pick_up(desk: Desk, matrix: Matrix) -> None:
    claims = tuple(each for each in matrix.square.claims if each in desk.session.state.tags)
    if not claims:
        desk.say("no tagged claim in this cell to pick up")
        return
    matrix.picked = Picked(claims, matrix.column)
    desk.say("picked up: space on another row puts it there, esc leaves it here")


def _home(matrix: Matrix, claim: str) -> Matter | None:
    """The matter that a claim is in."""
    found = (line.row.matter for line in matrix.rows)
    return next((each for each in found if each is not None and claim in each.claims), None)


def _relate_proposed(desk: Desk, matrix: Matrix, row: Row, type_: str) -> None:
    """Say how a claim that is only proposed stands to the row's first one."""
    if row.matter is not None or row.key not in matrix.square.claims:
        _take(desk, matrix, told_at(row, matrix.column, type_))
        return
    end = regrouping.end_at(desk.session, row.key, matrix.column)
    if end is None:
        desk.say(GONE)
    else:
        relating.begin(desk, end, type_)


def _relate(desk: Desk, matter: Matter, claims: Sequence[str], type_: str) -> None:
    """Relate claims with the first of their matter; from that one, with one anywhere else."""
    state = desk.session.state
    first, *_ = side = matter.sides[0]
    if first in claims:
        relating.begin(desk, state.tags[first], type_)
        return
    turning = [each for each in claims if (each in side) == (type_ == "contradicts")]
    only = [other_end(each, claims[0]) for each in links_of(state, claims[0])] == [first]
    if turning and not (only and turning == [claims[0]]):
        other = regrouping.turn(desk.session, matter, turning, type_)
        words = short(state.tags[other].quote, 30)
        desk.say(f"{type_} “{words}” · u undoes")
    else:
        relating.relate(desk, state.tags[claims[0]], state.tags[first], type_)
