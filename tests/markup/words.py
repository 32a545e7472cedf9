"""Our own sentences for what a supplement does to the holder table; each list says one thing in many ways.

`{heading}` is the section's heading, `{holders}` what it calls the holders, `{notes}` what it calls the notes,
`{prospectus}` the date of the prospectus in words.
"""

# ruff: noqa: E501

from __future__ import annotations

EFFECTS: dict[str, tuple[str, ...]] = {
    "restate": (
        "The table of {holders} that the prospectus contains, together with every later change to it, is amended and restated in its entirety as follows.",
        'The section of the prospectus headed "{heading}" is superseded in its entirety by the following.',
        'The information below replaces in full the information given in the prospectus under the caption "{heading}."',
        "The following completely amends and replaces the tables on pages 31 to 34 of the prospectus.",
        "This table supersedes and replaces all earlier tables of {holders}, whether in the prospectus or in any supplement to it.",
        "We have restated below the entire table of {holders}. You should disregard each table that we furnished earlier.",
        "The list of {holders} in the prospectus, as supplemented, is deleted and the list set forth below is substituted for it.",
        'The "{heading}" table in the prospectus is hereby replaced with the following table:',
        'The prospectus is amended by deleting the table under "{heading}" and inserting in its place the table below.',
        "The following table, which is a complete list of the {holders} known to us, supersedes the table included in the prospectus.",
        "The {holders} table appearing in the prospectus is hereby amended and restated to read as set forth below.",
    ),
    "amend": (
        'The table under "{heading}" in the prospectus is amended to reflect the following additions and changes.',
        "The information in the table below supplements and amends the table of {holders} in the prospectus.",
        "To the extent that a holder listed below is also listed in the prospectus, the information below supersedes what is stated there about that holder.",
        "The prospectus is hereby supplemented to add to or update, as applicable, the information about the following {holders}.",
        "The table in the prospectus is modified by adding the holders named below and by changing the entries of those already listed.",
        "This supplement updates the table of {holders}: where a name appears in both, the figures given here take the place of the earlier ones for that name.",
        "The following amends the information about the named {holders} that was set out in the prospectus, and adds others.",
        "If a securityholder named below was named in an earlier supplement, its line there is replaced by the line below; all other lines are unaffected.",
        "The following represents additional {holders} and changes to {holders} previously listed.",
        "The entries in the prospectus for the holders named below are revised to read as follows, and any holder not previously named is added.",
    ),
    "add": (
        "The following are added to the table of {holders} in the prospectus.",
        "In addition to the holders named in the prospectus, the following persons are {holders}.",
        'The table under "{heading}" is supplemented by the addition of the following holders.',
        "The purpose of this supplement is to name additional {holders}.",
        "The following table lists additional holders of {notes} who have asked to be included as {holders}.",
        "The table of {holders} is amended by adding the following entries at its end.",
        "The table below names {holders} who were not named in the prospectus or in an earlier supplement.",
        "The information below is to be added to the table of {holders} beginning on page 48 of the prospectus.",
        "The prospectus is supplemented to include the following further {holders}.",
        "Since the date of the prospectus, the following holders have returned completed questionnaires and are hereby added as {holders}.",
    ),
    "delete": (
        "The following are no longer {holders} and are deleted from the table in the prospectus.",
        'The entries for the following holders are deleted from the table under "{heading}".',
        "The table of {holders} is amended by removing the holders named below.",
        "The following persons have sold all of their {notes} and should be removed from the list of {holders}.",
        "The names of the following holders are hereby deleted from the prospectus.",
        "The prospectus is amended to delete the following {holders}:",
        "The table in the prospectus is revised to eliminate the following holders, whom it no longer covers.",
        "The persons listed below have ceased to be {holders}; their entries in the prospectus are withdrawn.",
        "We hereby strike the following entries from the table of {holders}.",
        "The holders named in this table are to be deleted from the {holders} listed in the prospectus.",
    ),
    "unstated": (
        "The table below shows certain facts about the {holders} and the {notes} that each may offer.",
        "The following table sets forth, as of a recent date, the {notes} that each holder beneficially owns.",
        "Set out below is what the holders have told us about their ownership.",
        "The {holders} named below may sell the {notes} shown next to their names.",
    ),
    "full": (
        "The following table sets forth the names of the {holders} and the principal amount of {notes} that each of them may offer under this prospectus.",
        "The table below lists the {holders}, what each of them owned before this offering and what each may sell.",
        "We prepared this table from the questionnaires that the {holders} returned to us.",
    ),
    "none": (
        "On May 3, 2004 we issued a press release about our results of the first quarter. It is attached and forms part of this supplement.",
        "This supplement includes our current report on Form 8-K, as filed with the Commission.",
        'The description of the notes is corrected: on page 14, the words "semi-annually in arrears" should be read as "quarterly in arrears".',
    ),
}

COVERS = ("classic", "letter", "one_line", "two_columns", "bare")


def sentence(
    effect: str,
    number: int = 0,
    heading: str = "Selling Securityholders",
    holders: str = "selling securityholders",
    notes: str = "notes",
) -> str:
    """One of the sentences for an effect, filled in; `number` wraps around."""
    choices = EFFECTS[effect]
    return choices[number % len(choices)].format(heading=heading, holders=holders, notes=notes)
