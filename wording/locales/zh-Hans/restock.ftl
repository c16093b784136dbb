### Waiting for goods that are sold out.

restock-title = 到货通知
restock-email = 邮箱
restock-hint = 到货时只发一封邮件。
restock-button = 到货通知我
restock-email-missing = 请填写邮箱，以便我们通知您。
restock-asked = 如果这个邮箱能收信，邮件已经在路上：打开其中的链接，到货时我们会给您发一封邮件。
restock-noted = 到货时我们会给您发一封邮件。

## Where the mail leads

restock-confirm-lead = { $goods } 暂时售罄。到货时要给您发一封邮件吗？
restock-confirm = 好，请通知我
restock-not-me = 不是我：删除我的邮箱
restock-waits = 我们会通知您
restock-waits-for = { $goods } 到货时，我们会给您发一封邮件。可能需要一些时间，也可能不再到货。
restock-see = 在商店中查看
restock-stop = 不用通知了
restock-over = 这里没有等待的商品
restock-over-lead = 我们已经通知过您，或您改了主意，或链接已过期。您的邮箱不再为此保存。
restock-shop = 去商店

## The mails

restock-ask-subject = { $goods } 到货时要通知您吗？
restock-ask-heading = 到货通知
restock-ask-sentence = 有人（很可能就是您）想知道 { $goods } 何时到货。
restock-ask-button = 好，请通知我
restock-ask-note = 如果不是您，无须理会：一天后我们就不再保存您的邮箱。
restock-back-subject = { $goods } 到货了
restock-back-heading = 到货了
restock-back-sentence = 您想知道的 { $goods } 又有货了。我们也通知了其他人，可能很快售完。
restock-back-button = 在商店中查看
restock-back-note = 这就是您要的那一封邮件。您已不在通知名单上。
