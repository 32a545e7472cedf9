"""Which note is which: securities as filings name them → note issues, by issuer, coupon and maturity, not by spelling."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence

from transform.identity.issue_cluster import Cluster, agree, agree_across_files, agree_in_file, likeness
from transform.identity.issue_facts import IssueFacts, conflicting_paper, issue_facts
from transform.identity.issue_record import note_issue_records
from transform.identity.words import words
from transform.records import IssueMention, NoteIssue


def resolve_note_issues(mentions: Sequence[IssueMention]) -> tuple[NoteIssue, ...]:
    """The note issues behind the mentions; a pure function of their set, whatever the order, near-linear in their number.

    Mentions of one issuer (a common CIK or file number) are one issue when, in this order of certainty,

    1. rate and maturity year are told and equal and they share a file number;
    2. the same under other file numbers, with nothing else against it (maturity day, currency, notes against debentures …);
    3. one tells less than rate and year, and the issue is the only one of its file number that agrees, or of several the one whose
       terms (amount outstanding, conversion price, title) are most like it;
    4. none tells them, and they agree and share a file number;
    5. as 3, within the issuer, where coupon or year or the prospectus date agrees and only one issue does.

    Never one: another coupon or maturity year, another series letter, two securities of one filing, notes and preferred shares.
    A mention that could be several issues stays its own, and its `evidence` says so.
    """
    issues: list[Cluster] = []
    for pool in _issuers(_distinct(mentions)):
        issues += _resolved(_started(pool))
    return note_issue_records(issues)


def _distinct(mentions: Iterable[IssueMention]) -> list[IssueMention]:
    """One mention per filing and security key: a filing given twice counts once, whichever copy tells more."""
    best: dict[tuple[str, str], IssueMention] = {}
    for mention in mentions:
        at = (mention.accession_number, mention.security.key)
        if at not in best or repr(mention) > repr(best[at]):
            best[at] = mention
    return [best[at] for at in sorted(best)]


def _issuers(mentions: Sequence[IssueMention]) -> list[list[IssueMention]]:
    """Mentions that share a CIK or a file number, directly or over others; the company's name counts where neither is known."""
    parent: dict[Hashable, Hashable] = {}

    def root(node: Hashable) -> Hashable:
        parent.setdefault(node, node)
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    tokens: list[Hashable] = []
    for mention in mentions:
        anchors: list[Hashable] = [*({mention.cik, *mention.ciks} - {None}), *mention.file_numbers]
        anchors = anchors or [("name", words(mention.issuer_name) or mention.accession_number)]
        for other in anchors[1:]:
            parent[root(other)] = root(anchors[0])
        tokens.append(anchors[0])
    pools: dict[Hashable, list[IssueMention]] = defaultdict(list)
    for mention, token in zip(mentions, tokens, strict=True):
        pools[root(token)].append(mention)
    return list(pools.values())


def _started(pool: Sequence[IssueMention]) -> list[Cluster]:
    """Clusters of mentions that tell exactly the same under the same file numbers; two securities of one filing start apart."""
    groups: dict[Hashable, list[IssueMention]] = defaultdict(list)
    for mention in pool:
        facts = issue_facts(mention.security)
        groups[(_terms(facts, mention), mention.file_numbers, mention.ciks, mention.cik)].append(mention)
    out = []
    for group in groups.values():
        filings = [m.accession_number for m in group]
        if len(set(filings)) == len(filings):
            out.append(Cluster.of(group))
            continue
        by_key: dict[str, list[IssueMention]] = defaultdict(list)
        for mention in group:
            by_key[mention.security.key].append(mention)
        out += [Cluster.of(several) for several in by_key.values()]
    return sorted(out, key=lambda cluster: cluster.order)


def _terms(facts: IssueFacts, mention: IssueMention) -> Hashable:
    if facts.is_whole:
        return (facts.coupon, facts.year, facts.day, facts.series, facts.floating, facts.is_principal, facts.currency)
    return (facts, frozenset(words(mention.security.title)))


def _resolved(clusters: list[Cluster]) -> list[Cluster]:
    """The rules of `resolve_note_issues` in turn over one issuer's clusters."""
    whole = [c for c in clusters if c.is_whole]
    partial = [c for c in clusters if not c.is_whole]
    whole = _joined(whole, agree_in_file, lambda c: c.files, "same terms under file {}")
    whole = _joined(whole, agree_across_files, _terms_of_issue, "same terms under other file numbers of the issuer")
    partial = _attached(partial, whole, lambda c: c.files, "tells less; {} of file {}")
    partial = _joined(partial, agree, lambda c: c.files, "no full terms, file {}")
    partial = _attached(partial, whole, lambda c: c.ciks, "tells less; {} of the issuer", across=True)
    return whole + partial


def _terms_of_issue(cluster: Cluster) -> set[Hashable]:
    """Issuer, rate and year in one token, so that only clusters that could be one are compared."""
    return {(cik, cluster.coupon, cluster.floating, cluster.year) for cik in cluster.ciks}


def _joined(
    clusters: Sequence[Cluster], fit: Callable[[Cluster, Cluster], bool], tokens: Callable[[Cluster], Iterable[Hashable]], note: str
) -> list[Cluster]:
    """Each cluster joins the one earlier cluster that shares a token and fits; of several the likeliest, none where two tie."""
    out: list[Cluster] = []
    by_token: dict[Hashable, list[Cluster]] = defaultdict(list)
    for cluster in sorted(clusters, key=lambda c: c.order):
        found = {id(c): c for token in tokens(cluster) for c in by_token[token] if fit(cluster, c)}
        home = _likeliest(cluster, list(found.values()))
        if home is None:
            home = cluster
            out.append(cluster)
            if found:
                cluster.notes.add(f"could be {len(found)} issues; left by itself")
        else:
            shared = sorted(map(str, set(tokens(cluster)) & set(tokens(home))))
            home.take(cluster, note.format(", ".join(shared)))
        for token in tokens(cluster):
            if all(home is not known for known in by_token[token]):
                by_token[token].append(home)
    return out


def _attached(
    partial: Sequence[Cluster],
    whole: Sequence[Cluster],
    tokens: Callable[[Cluster], Iterable[Hashable]],
    note: str,
    across: bool = False,
) -> list[Cluster]:
    """Puts each partial cluster to the whole one it must be; answers those that found none.

    Decided over the issues as they stood before, so that no partial mention depends on another one; only then do they join.
    """
    by_token: dict[Hashable, list[Cluster]] = defaultdict(list)
    for issue in whole:
        for token in tokens(issue):
            by_token[token].append(issue)
    left, homes = [], []
    for cluster in sorted(partial, key=lambda c: c.order):
        found = list({id(c): c for token in tokens(cluster) for c in by_token[token] if agree(cluster, c)}.values())
        if across:
            found = [c for c in found if agree_across_files(cluster, c) and _some_tie(cluster, c)]
        elif len(found) > 1:
            found = [c for c in found if not _other_paper(cluster, c)] or found
        home = _likeliest(cluster, found) if not across or len(found) == 1 else None
        if home is None:
            left.append(cluster)
            if found:
                cluster.notes.add(f"could be {len(found)} issues; left by itself")
        else:
            how = "the only issue" if len(found) == 1 else f"of {len(found)} issues the likeliest"
            shared = ", ".join(sorted(map(str, set(tokens(cluster)) & set(tokens(home)))))
            homes.append((cluster, home, note.format(how, shared)))
    for cluster, home, words_ in sorted(homes, key=lambda pair: (-likeness(pair[0], pair[1]), pair[0].order)):
        if home.accessions & cluster.accessions:
            cluster.notes.add("another security of the same filing was more certainly the issue")
            left.append(cluster)
        else:
            home.take(cluster, words_)
    return left


def _other_paper(partial: Cluster, whole: Cluster) -> bool:
    """True where one says notes and the other debentures. Senior or subordinated is not asked, for filings mix them up."""
    ranks = {"senior", "subordinated"}
    return conflicting_paper(partial.paper - ranks, whole.paper - ranks) is not None


def _some_tie(partial: Cluster, whole: Cluster) -> bool:
    """Beyond the issuer, a mention without full terms needs a rate, a year or the prospectus's date in common."""
    if partial.told:
        return True
    dates = {m.prospectus_date for m in partial.mentions if m.prospectus_date}
    return bool(dates & {m.prospectus_date for m in whole.mentions})


def _likeliest(cluster: Cluster, found: Sequence[Cluster]) -> Cluster | None:
    """The only one, or the one that is more like it than any other; None where none is or two tie."""
    if len(found) < 2:
        return found[0] if found else None
    ranked = sorted(found, key=lambda c: (-likeness(cluster, c), c.order))
    first, second = likeness(cluster, ranked[0]), likeness(cluster, ranked[1])
    return ranked[0] if first > second else None
