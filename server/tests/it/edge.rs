//! What the web's edge has to bear from people, browsers and others.

mod asking;
mod catalogue;
mod forms;
mod http;
mod limits;
mod notices;
mod pages;
