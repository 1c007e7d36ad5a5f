"""What has changed between two states of the tables: whether a number that was quoted still stands, and why not.

`compare` holds two states against each other, frames in and frames out; `states` finds the earlier state (an export, a
folder of tables, a revision of the code); `asked` knows which cells and sums the published reports show; `page` and
`command` tell it. What a claim means and how a sum is solved is left to the rooms above.
"""
