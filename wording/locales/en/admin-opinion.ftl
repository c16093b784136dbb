### What the merchant decides of buyers' reviews.

admin-opinion-title = Reviews
admin-opinion-lead = Buyers of these goods wrote them. What you publish stands on the product's page; what you do not stays unseen, and nobody is told.
admin-opinion-none = No review waits to be looked at.
admin-opinion-publish = Publish
admin-opinion-refuse = Do not publish
# Read out behind the words of a button.
# $by (String)
# $product (String)
admin-opinion-about = the review by { $by } of { $product }
admin-opinion-changed = The buyer has changed this review since you saw it. Read it again below.
admin-opinion-decide = Decide on a review
# $product (String)
admin-opinion-published = Published: { $product }
# $product (String)
admin-opinion-refused = Not published: { $product }
admin-opinion-done-published = The review is published.
admin-opinion-done-refused = The review is not published.
