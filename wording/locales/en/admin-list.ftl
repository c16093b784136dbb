### What lists have in common: the search above and the pages below.

admin-list-search = Search
# The first entry of a filter.
admin-list-all = All

admin-list-pages = Pages
admin-list-newest = Newest
admin-list-older = Older
