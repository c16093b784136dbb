shop-name = Wayfare
