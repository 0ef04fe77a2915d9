//! TLS to the server: certificates are always checked, against the system's authorities or those of `PGSSLROOTCERT`.

use std::sync::Arc;

use rustls::pki_types::{CertificateDer, pem::PemObject};
use rustls::{ClientConfig, RootCertStore};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::open::OpenError;

/// The file of authorities that libpq reads as well.
const AUTHORITIES: &str = "PGSSLROOTCERT";

/// What makes a sealed connection; it fails where no authority is known.
pub(super) fn seal() -> Result<MakeRustlsConnect, OpenError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| tls(error.to_string()))?
        .with_root_certificates(authorities()?)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

fn authorities() -> Result<RootCertStore, OpenError> {
    let mut store = RootCertStore::empty();
    let Some(path) = std::env::var_os(AUTHORITIES) else {
        store.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        return if store.is_empty() { Err(tls(format!("this machine knows no authorities; name a file with {AUTHORITIES}"))) } else { Ok(store) };
    };
    let unreadable = |error: String| tls(format!("{} of {AUTHORITIES} cannot be read: {error}", path.display()));
    for certificate in CertificateDer::pem_file_iter(&path).map_err(|error| unreadable(error.to_string()))? {
        let certificate = certificate.map_err(|error| unreadable(error.to_string()))?;
        store.add(certificate).map_err(|error| unreadable(error.to_string()))?;
    }
    Ok(store)
}

fn tls(detail: String) -> OpenError {
    OpenError::Tls { detail }
}
