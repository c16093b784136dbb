### What is wrong with an email address that somebody typed.

email-incomplete = This is only a part of an email address. Write the whole of it, like name@example.com.
email-several = Write one email address only, without blanks or commas in it.
email-not-ascii = Before the @, this address has letters that many mail servers do not take, so your mail might not arrive. Use an address with plain letters and digits before the @.
email-bad-name = What stands before the @ is no part of an email address. Look for a dot too many, or a sign that does not belong there.
email-bad-domain = What stands behind the @ is no domain, such as example.com. Check how it is spelt.
email-too-long = This is longer than any email address can be. Write it like name@example.com.
