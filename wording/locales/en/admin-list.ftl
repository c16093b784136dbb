### What lists have in common: the search above and the pages below.

admin-list-search = Search
# The first entry of a filter.
admin-list-all = All

admin-list-pages = Pages
admin-list-newer = Newer
admin-list-older = Older
# $from (Number)
# $until (Number)
# $total (Number)
admin-list-range = { $from } to { $until } of { $total }
