### What subscriptions have to be sent.

admin-packing-title = To pack for subscriptions
admin-packing-none = Nothing is to be packed.
admin-packing-since = Waiting since
