### 填写的电子邮箱有什么问题。

email-incomplete = 这只是电子邮箱的一部分。请完整填写，例如 name@example.com。
email-several = 请只填写一个电子邮箱，中间不要有空格或逗号。
email-not-ascii = 这个地址在 @ 之前含有许多邮件服务器不接受的字符，您可能收不到邮件。请使用 @ 之前只含普通字母和数字的地址。
email-bad-name = @ 之前的部分不符合电子邮箱的格式。请看看是否多了一个点，或有不该出现的符号。
email-bad-domain = @ 之后的部分不是域名，例如 example.com。请检查拼写。
email-too-long = 电子邮箱不会这么长。请按 name@example.com 的格式填写。
