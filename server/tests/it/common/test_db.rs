//! The shop's database as a test reads and changes it.

use std::collections::BTreeMap;

use domain::Money;
use domain::ledger::{Evidence, Ledger};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait as _, ColumnTrait as _, EntityTrait as _, IntoActiveModel as _,
    QueryFilter as _, QueryOrder as _,
};
use server::store::Db;
use server::store::stored_rows::attempt::Model as AttemptRow;
use server::store::stored_rows::inbox::Model as InboxRow;
use server::store::stored_rows::order::Model as OrderRow;
use server::store::stored_rows::outbox::Model as OutboxRow;
use server::store::stored_rows::{
    attempt, evidence, inbox, order, order_line, outbox, picture_file, price, session, variant,
};

/// What an order costs.
pub(crate) fn total(order: &OrderRow) -> Money {
    amount(order, order.total_minor)
}

/// An amount in the order's currency.
pub(crate) fn amount(order: &OrderRow, minor: i64) -> Money {
    Money::new(minor, order.currency.parse().unwrap()).unwrap()
}

/// Where a variant's pieces are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shelf {
    pub(crate) on_hand: i32,
    pub(crate) reserved: i32,
    pub(crate) sold: i32,
}

impl Shelf {
    pub(crate) const fn total(self) -> i32 {
        self.on_hand + self.reserved + self.sold
    }
}

#[derive(Clone)]
pub(crate) struct TestDb {
    pub(crate) connection: Db,
}

impl TestDb {
    pub(crate) async fn orders(&self) -> Vec<OrderRow> {
        let orders = order::Entity::find().order_by_asc(order::Column::PlacedAt);
        orders.all(&self.connection).await.unwrap()
    }

    /// The one order there is.
    pub(crate) async fn order(&self) -> OrderRow {
        let mut orders = self.orders().await;
        assert_eq!(orders.len(), 1, "{orders:#?}");
        orders.remove(0)
    }

    /// Of one order, or of the only one: first to latest.
    pub(crate) async fn attempts(&self) -> Vec<AttemptRow> {
        self.attempts_of(&self.order().await).await
    }

    pub(crate) async fn attempts_of(&self, order: &OrderRow) -> Vec<AttemptRow> {
        let attempts = attempt::Entity::find()
            .filter(attempt::Column::OrderId.eq(&order.id))
            .order_by_asc(attempt::Column::Seq);
        attempts.all(&self.connection).await.unwrap()
    }

    /// The states of the only order's attempts.
    pub(crate) async fn states(&self) -> Vec<String> {
        let attempts = self.attempts().await;
        attempts.into_iter().map(|attempt| attempt.state).collect()
    }

    pub(crate) async fn all_attempts(&self) -> Vec<AttemptRow> {
        let attempts = attempt::Entity::find().order_by_asc(attempt::Column::BegunAt);
        attempts.all(&self.connection).await.unwrap()
    }

    /// What all evidence of an order says.
    pub(crate) async fn ledger(&self, order: &OrderRow) -> Ledger {
        let rows = evidence::Entity::find().filter(evidence::Column::OrderId.eq(&order.id));
        let evidence = rows
            .all(&self.connection)
            .await
            .unwrap()
            .into_iter()
            .map(|row| {
                let attempt = u32::try_from(row.attempt).unwrap();
                Evidence::new(attempt, serde_json::from_str(&row.fact).unwrap())
            });
        Ledger::fold(total(order), evidence)
    }

    /// Another order like this one, cancelled, with its lines and all that is known of it.
    pub(crate) async fn copy_order(&self, order: &OrderRow, number: usize) {
        let id = format!("{}-copy-{number}", order.id);
        let copy = OrderRow {
            id: id.clone(),
            number: format!("{}-{number}", order.number),
            token: format!("{}-{number}", order.token),
            state: "cancelled".to_owned(),
            ..order.clone()
        };
        let db = &self.connection;
        let row = copy.into_active_model().reset_all();
        order::Entity::insert(row).exec(db).await.unwrap();
        let lines = order_line::Entity::find().filter(order_line::Column::OrderId.eq(&order.id));
        for mut line in lines.all(db).await.unwrap() {
            line.order_id.clone_from(&id);
            let row = line.into_active_model().reset_all();
            order_line::Entity::insert(row).exec(db).await.unwrap();
        }
        let known = evidence::Entity::find().filter(evidence::Column::OrderId.eq(&order.id));
        for mut piece in known.all(db).await.unwrap() {
            piece.order_id.clone_from(&id);
            let mut row = piece.into_active_model().reset_all();
            row.id = sea_orm::ActiveValue::NotSet;
            evidence::Entity::insert(row).exec(db).await.unwrap();
        }
    }

    /// The order that is paid on this page of Antom's.
    pub(crate) async fn order_of_page(&self, page_url: &str) -> OrderRow {
        let attempts = self.all_attempts().await;
        let attempt = attempts
            .iter()
            .find(|attempt| attempt.normal_url.as_deref() == Some(page_url))
            .expect("an attempt with this page");
        let orders = self.orders().await;
        orders
            .into_iter()
            .find(|order| order.id == attempt.order_id)
            .unwrap()
    }

    pub(crate) async fn lines(&self, order: &OrderRow) -> Vec<order_line::Model> {
        let lines = order_line::Entity::find().filter(order_line::Column::OrderId.eq(&order.id));
        lines.all(&self.connection).await.unwrap()
    }

    pub(crate) async fn shelves(&self) -> BTreeMap<String, Shelf> {
        let rows = variant::Entity::find().all(&self.connection).await.unwrap();
        rows.into_iter()
            .map(|row| {
                let shelf = Shelf {
                    on_hand: row.on_hand,
                    reserved: row.reserved,
                    sold: row.sold,
                };
                (row.sku, shelf)
            })
            .collect()
    }

    /// Uploaded pictures, by the names of their files.
    pub(crate) async fn picture_files(&self) -> BTreeMap<String, Vec<u8>> {
        let rows = picture_file::Entity::find().all(&self.connection).await;
        let rows = rows.unwrap().into_iter();
        rows.map(|row| (row.name, row.content)).collect()
    }

    pub(crate) async fn shelf(&self, sku: &str) -> Shelf {
        self.shelves().await[sku]
    }

    /// So many pieces, and none reserved or sold: to be called before anybody orders.
    pub(crate) async fn stock(&self, sku: &str, on_hand: i32) {
        variant::Entity::update_many()
            .col_expr(variant::Column::OnHand, Expr::value(on_hand))
            .filter(variant::Column::Sku.eq(sku))
            .exec(&self.connection)
            .await
            .unwrap();
        self.sql("UPDATE catalogue_revision SET revision = revision + 1")
            .await;
    }

    /// Another price from now on.
    pub(crate) async fn price(&self, sku: &str, currency: &str, minor: i64) {
        let rows = price::Entity::update_many()
            .col_expr(price::Column::Minor, Expr::value(minor))
            .filter(price::Column::Item.eq(sku))
            .filter(price::Column::Currency.eq(currency))
            .exec(&self.connection)
            .await
            .unwrap();
        assert_eq!(rows.rows_affected, 1);
        self.sql("UPDATE catalogue_revision SET revision = revision + 1")
            .await;
    }

    /// Nothing has a price in this currency any more.
    pub(crate) async fn forget_prices(&self, currency: &str) {
        price::Entity::delete_many()
            .filter(price::Column::Currency.eq(currency))
            .exec(&self.connection)
            .await
            .unwrap();
        self.sql("UPDATE catalogue_revision SET revision = revision + 1")
            .await;
    }

    pub(crate) async fn inbox(&self) -> Vec<InboxRow> {
        let rows = inbox::Entity::find().order_by_asc(inbox::Column::Id);
        rows.all(&self.connection).await.unwrap()
    }

    pub(crate) async fn inbox_states(&self) -> Vec<String> {
        self.inbox()
            .await
            .into_iter()
            .map(|row| row.state)
            .collect()
    }

    pub(crate) async fn outbox(&self) -> Vec<OutboxRow> {
        let rows = outbox::Entity::find().order_by_asc(outbox::Column::Id);
        rows.all(&self.connection).await.unwrap()
    }

    pub(crate) async fn evidence(&self) -> Vec<evidence::Model> {
        let rows = evidence::Entity::find().order_by_asc(evidence::Column::Id);
        rows.all(&self.connection).await.unwrap()
    }

    pub(crate) async fn sessions(&self) -> Vec<session::Model> {
        session::Entity::find().all(&self.connection).await.unwrap()
    }

    pub(crate) async fn sql(&self, sql: &str) {
        use sea_orm::ConnectionTrait as _;
        self.connection.execute_unprepared(sql).await.unwrap();
    }
}
