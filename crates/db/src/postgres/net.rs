//! The runtime of the network, apart from the caller's, so that neither starves the other.

use tokio::runtime::{Builder, Handle, Runtime};

/// Kept alive by every session, so that workers can finish what waits after the door was dropped.
pub(crate) struct Net {
    runtime: Option<Runtime>,
}

impl Net {
    pub fn start() -> std::io::Result<Net> {
        let runtime = Builder::new_multi_thread().worker_threads(1).thread_name("db-net").enable_all().build()?;
        Ok(Net { runtime: Some(runtime) })
    }

    pub fn handle(&self) -> &Handle {
        self.runtime.as_ref().expect("the runtime is taken only when this is dropped").handle()
    }
}

impl Drop for Net {
    fn drop(&mut self) {
        if let Some(runtime) = self.runtime.take() {
            // Dropping it plainly would block, which a future may not.
            runtime.shutdown_background();
        }
    }
}
