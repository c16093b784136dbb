use leptos::prelude::*;

/// A column's heading, and how its cells are set.
#[derive(Clone, Debug)]
pub struct Column {
    name: String,
    class: &'static str,
}

impl Column {
    pub fn text(name: String) -> Self {
        Self { name, class: "" }
    }

    /// Amounts and counts: to the right, where their digits line up.
    pub fn figure(name: String) -> Self {
        Self {
            name,
            class: "column-figure",
        }
    }

    /// The column that may take the room that is left.
    pub fn wide(name: String) -> Self {
        Self {
            name,
            class: "column-wide",
        }
    }
}

/// What stands where a row and a column meet.
pub enum Cell {
    Empty,
    Shown(AnyView),
}

impl Cell {
    pub fn new(content: impl IntoView + 'static) -> Self {
        Self::Shown(content.into_any())
    }

    /// A text, or nothing where there is none.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            Self::Empty
        } else {
            Self::new(text)
        }
    }

    /// What somebody typed, which may be written in the other direction.
    pub fn typed(text: String) -> Self {
        if text.is_empty() {
            Self::Empty
        } else {
            Self::new(view! { <bdi>{text}</bdi> })
        }
    }
}

/// A table whose rows become cards where it is narrow. The first column names its row.
///
/// The roles are those that the elements have anyway; browsers take them away from a table that
/// is displayed as blocks.
#[component]
pub fn Table(
    #[prop(into)] caption: String,
    /// A heading above says the same already.
    #[prop(optional)]
    hide_caption: bool,
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
) -> impl IntoView {
    let head = columns
        .iter()
        .map(|column| {
            view! {
                <th scope="col" role="columnheader" class=column.class>
                    {column.name.clone()}
                </th>
            }
        })
        .collect::<Vec<_>>();
    let rows = rows
        .into_iter()
        .map(|cells| {
            let cells = columns
                .iter()
                .zip(cells)
                .enumerate()
                .map(|(at, (column, cell))| cell_view(at == 0, column, cell))
                .collect::<Vec<_>>();
            view! { <tr role="row">{cells}</tr> }
        })
        .collect::<Vec<_>>();
    view! {
        <table class="table" role="table">
            <caption class=hide_caption.then_some("visually-hidden")>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">{head}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
}

fn cell_view(names_row: bool, column: &Column, cell: Cell) -> AnyView {
    let class = column.class;
    match cell {
        // On a card, a label with nothing beside it would only be in the way.
        Cell::Empty => {
            view! { <td role="cell" class=format!("{class} cell-empty")></td> }.into_any()
        }
        Cell::Shown(content) if names_row => view! {
            <th scope="row" role="rowheader" class=class data-th=column.name.clone()>
                <div>{content}</div>
            </th>
        }
        .into_any(),
        Cell::Shown(content) => view! {
            <td role="cell" class=class data-th=column.name.clone()>
                <div>{content}</div>
            </td>
        }
        .into_any(),
    }
}
