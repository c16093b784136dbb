### What buyers say of what they bought.

review-heading = What buyers say
review-none = Nobody has said anything yet.
review-write = Bought it? Say what you think
# $average (String) - 4.5
review-average = { $count ->
    [one] { $average } of 5, { $count } review
   *[other] { $average } of 5, { $count } reviews
}
review-stars = { $count ->
    [one] { $count } star of 5
   *[other] { $count } stars of 5
}
review-nobody = A former buyer
# $language (String)
review-other-language = Written in { $language }

## Where it is written

review-title = Your review
review-how = How is it?
review-stars-missing = Choose one to five stars.
review-name = Name
review-name-hint = It stands beside the review, for everybody.
review-name-missing = Enter the name that is to stand beside your review.
review-text = What you think of it
# $max (Number)
review-too-long = Use at most { $max } characters.
review-looked-at = We look at each review before it is shown. What you have said of it before is replaced.
review-send = Send the review
review-thanks = Thank you. We look at it, and then it stands on the product’s page.
review-not-bought = Reviews are written by those who bought it. In this account there is no paid order of it.
review-back = Back to the product
