//! Cards that buyers saved.
use antom::CardToken;

use super::{ServiceError, Shop};

pub struct SavedCard {
    pub id: String,
    pub brand: String,
    pub last_four: String,
    pub expiry: Option<(u8, u16)>,
    pub expired: bool,
}

pub async fn of_buyer(_shop: &Shop, _buyer_id: &str) -> Result<Vec<SavedCard>, ServiceError> {
    Ok(Vec::new())
}

pub async fn token(
    _shop: &Shop,
    _buyer_id: &str,
    _card_id: &str,
) -> Result<Option<CardToken>, ServiceError> {
    Ok(None)
}
