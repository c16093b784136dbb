//! A listener whose connections a handler can cut: the only way to give no answer at all.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::extract::connect_info::Connected;
use axum::serve::{IncomingStream, Listener};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

/// How a connection ends under a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cut {
    /// Closed in order, though nothing was said.
    Close,
    /// Reset: what the network does when something died.
    Reset,
}

/// Cuts the connection that a request came by.
#[derive(Clone)]
pub(crate) struct Line(Arc<Mutex<Option<oneshot::Sender<Cut>>>>);

impl Line {
    pub(crate) fn cut(&self, how: Cut) {
        let sender = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(sender) = sender {
            // Nobody listens if the client has gone already.
            let _ = sender.send(how);
        }
    }
}

impl Connected<IncomingStream<'_, Lines>> for Line {
    fn connect_info(stream: IncomingStream<'_, Lines>) -> Self {
        stream.io().line.clone()
    }
}

pub(crate) struct Lines(pub(crate) TcpListener);

impl Listener for Lines {
    type Io = Cuttable;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Self::Io, Self::Addr) {
        loop {
            match self.0.accept().await {
                Ok((stream, from)) => {
                    // Answers are small; waiting to fill a packet only makes them late.
                    let _ = stream.set_nodelay(true);
                    let (sender, cut) = oneshot::channel();
                    let line = Line(Arc::new(Mutex::new(Some(sender))));
                    let io = Cuttable {
                        stream,
                        cut,
                        severed: None,
                        line,
                    };
                    return (io, from);
                }
                Err(error) => {
                    tracing::warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            }
        }
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.0.local_addr()
    }
}

pub(crate) struct Cuttable {
    stream: TcpStream,
    cut: oneshot::Receiver<Cut>,
    severed: Option<Cut>,
    line: Line,
}

impl AsyncRead for Cuttable {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        // `line` keeps the sender alive, so that this is ready only when the line was cut. A
        // channel that has spoken must not be asked again.
        if self.severed.is_none()
            && let Poll::Ready(how) = Pin::new(&mut self.cut).poll(context)
        {
            let how = how.unwrap_or(Cut::Close);
            if how == Cut::Reset {
                // Without a linger the system resets when the socket is dropped.
                self.stream.set_zero_linger()?;
            }
            self.severed = Some(how);
        }
        if self.severed.is_some() {
            return Poll::Ready(Err(io::ErrorKind::ConnectionAborted.into()));
        }
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl AsyncWrite for Cuttable {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.severed == Some(Cut::Reset) {
            // A farewell would come before the reset.
            return Poll::Ready(Ok(()));
        }
        Pin::new(&mut self.stream).poll_shutdown(context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(context, slices)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }
}
