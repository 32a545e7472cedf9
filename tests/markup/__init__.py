"""One set of facts in many markups: what filing agents, converters and typists made of a selling-holder table, 1996 to 2025.

facts.py     the facts of a filing: header, tables as printed, what each row means
shape.py     a table as logical columns: caption lines, groups, cells split into sign, number, per cent and marks
cover.py     the page around the tables, as a list of items without markup
words.py     sentences (our own) that say what a supplement does to the table
html_*.py    items to HTML, one function a layout
text_*.py    items to plain text, one function a layout
envelope.py  documents to a full submission text
layouts.py   the registry: layout name -> function from facts to submission bytes
compare.py   a parsed filing against the facts
"""
