from datetime import date

import pytest

from resolutions.text.groups import GROUPS
from resolutions.text.states import STATES

BY_SLUG = {group.slug: group for group in GROUPS}
REGIONAL = [group for group in GROUPS if group.slug.endswith("group")]
TODAY = date(2025, 12, 1)


def test_every_member_is_a_state_with_that_code():
    codes = {state.code for state in STATES}
    assert {each.code for group in GROUPS for each in group.memberships} <= codes


def test_every_group_says_what_it_rests_on():
    assert all(group.source and group.memberships for group in GROUPS)


def test_a_membership_ends_and_begins_on_its_day():
    union = BY_SLUG["european-union"]
    assert "GBR" in union.members_on(date(2020, 1, 31))
    assert "GBR" not in union.members_on(date(2020, 2, 1))
    assert [len(union.members_on(day)) for day in (date(2004, 4, 30), date(2004, 5, 1), TODAY)] == [15, 25, 27]


def test_a_member_that_was_suspended_comes_back():
    cooperation = BY_SLUG["organization-of-islamic-cooperation"]
    assert ["SYR" in cooperation.members_on(date(year, 6, 1)) for year in (2012, 2020, 2025)] == [True, False, True]


def test_the_movement_has_the_members_of_its_lists():
    movement = BY_SLUG["non-aligned-movement"]
    days = (date(2012, 8, 30), date(2012, 8, 31), date(2024, 1, 19), TODAY)
    assert [len(movement.members_on(day)) for day in days] == [0, 120, 120, 121]


def test_the_group_of_77_has_the_members_of_its_list():
    group = BY_SLUG["group-of-77"]
    days = (date(2019, 1, 14), date(2019, 1, 15), TODAY)
    assert [len(group.members_on(day)) for day in days] == [0, 134, 134]
    assert {"CHN", "PSE"} <= group.members_on(TODAY)
    assert not {"MEX", "PLW", "KOR"} & group.members_on(TODAY)


def test_nobody_is_a_member_of_two_regional_groups():
    members = [code for group in REGIONAL for code in group.members_on(TODAY)]
    assert len(members) == len(set(members)) == 191


@pytest.mark.parametrize("group", REGIONAL, ids=lambda group: group.slug)
def test_before_the_list_the_source_knows_nothing(group):
    assert group.members_on(date(2014, 5, 8)) == frozenset()
