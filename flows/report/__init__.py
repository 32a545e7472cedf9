"""Pages for people: a note issue, a holder, what changed, and a site of them all, from the published database."""
