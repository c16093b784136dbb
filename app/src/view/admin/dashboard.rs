use super::{Badge, Moment, OrderRow, QueueEntry};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dashboard {
    /// "Saturday, 21 Nov 2026 (UTC)"
    pub day: String,
    /// Paid orders that are to be shipped, and how long the oldest has waited: "14 min".
    pub to_ship: u64,
    pub oldest_to_ship: String,
    /// Parcels of subscriptions that are to be packed.
    pub to_pack: u64,
    /// Subscriptions whose last charge failed.
    pub past_due: u64,
    /// What needs a person: the head of the queue, longest waiting first.
    pub attention: Vec<QueueEntry>,
    /// How many entries the queue has in all.
    pub queue_length: u64,
    /// What the catalogue's pages leave out because it cannot be used, one sentence each.
    pub catalogue_faults: Vec<String>,
    /// Held money that waits for the merchant's capture, what expires first comes first; a handful.
    pub captures: Vec<CaptureDue>,
    /// Today's orders, and how many of today's were paid.
    pub placed: u64,
    pub paid: u64,
    /// Money taken today, one entry per currency: `SGD 640.00`.
    pub taken: Vec<String>,
    /// Money refunded today, one entry per currency.
    pub refunded: Vec<String>,
    pub refunds: u64,
    /// Money that went back today by cancelling a payment, one entry per currency.
    pub cancelled: Vec<String>,
    /// Today's attempts that failed.
    pub failed: u64,
    /// Today's notifications by outcome; outcomes that did not occur may be left out.
    pub notifications: Vec<NotificationCount>,
    /// The latest orders, newest first; a handful.
    pub latest: Vec<OrderRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureDue {
    /// The order's.
    pub number: String,
    /// All that is held.
    pub amount: String,
    /// "In time", "Urgent"
    pub state: Badge,
    /// From then on the shop voids the hold.
    pub capture_by: Moment,
    /// From then on Antom has let it expire.
    pub hold_expires: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotificationCount {
    pub outcome: Badge,
    /// The inbox's filter value: `unknown_order`. Empty for what is not in the inbox, such as
    /// refused signatures.
    pub state: String,
    pub count: u64,
}
