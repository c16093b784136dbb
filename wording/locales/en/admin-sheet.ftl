### Goods as a spreadsheet.

admin-sheet-title = Goods as a spreadsheet
admin-sheet-audit = Brought goods in by a sheet
admin-sheet-export = Download all goods (CSV)
admin-sheet-import = Bring goods in
admin-sheet-lead = Choose a file that this shop, Shopify or WooCommerce has written. You see what would change before anything does. What a sheet leaves out stays as it is.
admin-sheet-file = File
    .hint = CSV, at most 4 MB
admin-sheet-text = Or its lines
    .hint = What is wrong can be mended here and looked at again.
admin-sheet-check = See what would change
admin-sheet-apply = Make these changes
admin-sheet-nothing = Everything is so already.

# $created (String)
# $changed (String)
# $unchanged (String)
admin-sheet-summary = New: { $created }. Changed: { $changed }. As they are: { $unchanged }. Nothing has been changed yet.

# $count (String)
admin-sheet-more = And { $count } more changes.
admin-sheet-changes = What would change

# $sku (String)
admin-sheet-changed-variant = Variant { $sku }
# $name (String)
admin-sheet-new-category = New category: { $name }
# $sku (String)
admin-sheet-pieces = Stock of { $sku }

## Mistakes

admin-sheet-mistakes = Nothing was changed: the sheet has mistakes.
# $line (String)
# $column (String)
# $why (String)
admin-sheet-at = Line { $line }, { $column }: { $why }
# $line (String)
# $why (String)
admin-sheet-at-line = Line { $line }: { $why }
# $column (String)
# $why (String)
admin-sheet-at-column = Column { $column }: { $why }
admin-sheet-no-file = Choose a file, or paste its lines.
admin-sheet-too-large = The file is larger than 4 MB.
admin-sheet-not-text = This is no text in UTF-8 or UTF-16.
admin-sheet-torn = This line has another number of cells than there are headings, or a quotation mark without an end.
admin-sheet-empty = There are no lines below the headings.
admin-sheet-unknown = There is no such thing in this shop.
admin-sheet-unknown-column = No column is called so here.
admin-sheet-no-column = This column is missing.
# $from (String)
admin-sheet-differs = Line { $from } says something else of the same product.
# $from (String)
admin-sheet-twice = Line { $from } has the same number.
admin-sheet-of-another = This number is a variant of another product.
