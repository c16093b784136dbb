### The pictures of a product, as the merchant uploads them.

admin-picture-title = Pictures
# $name (String)
admin-picture-heading = Pictures of { $name }
admin-picture-lead = The first picture stands for the product in lists, in the cart and in orders. Without any, its drawing does.
admin-picture-change = Change pictures
admin-picture-none = There are no pictures yet; the product's drawing is shown.
admin-picture-cover = Stands for the product
admin-picture-new = One more picture
admin-picture-full = No other picture fits. Take one off first.
admin-picture-file = Picture
admin-picture-file-hint = PNG, JPEG, WebP or SVG, up to 7 MB; best from 1600 pixels wide. It is made anew in the sizes that pages need; place and camera are left out.
# $language (String)
admin-picture-alt = What it shows, { $language }
admin-picture-alt-hint = For those who cannot see it, and for search engines: “The backpack on a bench, its side pocket open”.
admin-picture-shows = Variant
admin-picture-all = All variants
admin-picture-add = Upload the picture
admin-picture-earlier = Move up
admin-picture-later = Move down
admin-picture-remove = Take it off

## Mistakes

admin-picture-missing = Choose a picture.
admin-picture-too-large = This file is too large: a picture has at most 7 MB, a drawing (SVG) at most 500 kB.
admin-picture-kind = This is no picture of a kind that the shop takes. Save it as PNG, JPEG, WebP or SVG.
admin-picture-broken = This file is damaged: it cannot be read to its end. Save it anew and try again.
admin-picture-too-many-pixels = This picture has too many pixels. Make it smaller: 25 million are enough.
admin-picture-too-small = This picture is too small. Each side needs at least 100 pixels.
admin-picture-too-long = This picture is too long and thin to be shown. Cut it to at most five times as long as wide.
admin-picture-embeds = This drawing moves, shows other pictures or links elsewhere. Save it with its shapes alone.
admin-picture-too-many-parts = This drawing has too many parts. Simplify it, or save it as PNG.

## What was changed

admin-picture-changed-added = Picture added
admin-picture-changed-removed = Picture taken off
admin-picture-changed-moved = Picture moved
# $language (String)
admin-picture-changed-alt = What a picture shows ({ $language })
admin-picture-changed-variant = Variant of a picture
