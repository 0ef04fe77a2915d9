//! What the tests need on a machine: looked for, and on Debian installed.

use std::{
    env,
    path::Path,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// Something that must be there, by any of its names.
struct Need {
    what: &'static str,
    /// Programs on the PATH or files; one of them is enough.
    any_of: &'static [&'static str],
    /// Debian's package that has it.
    package: &'static str,
}

const NEEDS: &[Need] = &[
    Need { what: "a C compiler", any_of: &["cc", "gcc", "clang"], package: "build-essential" },
    Need { what: "Chromium", any_of: &["chromium", "chromium-browser", "google-chrome"], package: "chromium" },
    Need { what: "PostgreSQL's server programs", any_of: &["initdb", "/usr/lib/postgresql"], package: "postgresql" },
    Need { what: "strace", any_of: &["strace"], package: "strace" },
    Need { what: "Node.js 20 or newer", any_of: &["node"], package: "nodejs" },
    Need { what: "npm", any_of: &["npm"], package: "npm" },
];

/// The faces that pages are measured with; only Debian's places are known.
const FONTS: &[Need] = &[
    Need {
        what: "the Noto fonts",
        any_of: &["/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf"],
        package: "fonts-noto-core",
    },
    Need { what: "the URW fonts", any_of: &["/usr/share/fonts/opentype/urw-base35"], package: "fonts-urw-base35" },
];

const NODE_MIN: u32 = 20;

/// Everything is there afterwards, or the error names what to install.
pub fn provide() -> Result<()> {
    let is_debian = Path::new("/etc/debian_version").exists() && is_on_path("apt-get");
    let fonts = if is_debian { FONTS } else { &[] };
    let missing: Vec<&Need> = NEEDS.iter().chain(fonts).filter(|need| !need.is_there()).collect();
    if !missing.is_empty() {
        let names = missing.iter().map(|need| need.what).collect::<Vec<_>>().join(", ");
        let packages: Vec<&str> = missing.iter().map(|need| need.package).collect();
        match (is_debian, is_root()) {
            (true, true) => install(&packages)?,
            (true, false) => bail!("the tests need {names}: run `sudo apt-get install {}`", packages.join(" ")),
            (false, _) => bail!("the tests need {names}; install them and start again"),
        }
        if let Some(need) = missing.iter().find(|need| !need.is_there()) {
            bail!("Debian's package {} did not bring {}", need.package, need.what);
        }
    }
    node_is_new_enough()
}

impl Need {
    fn is_there(&self) -> bool {
        self.any_of.iter().any(|name| if name.starts_with('/') { Path::new(name).exists() } else { is_on_path(name) })
    }
}

fn is_on_path(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|id| id.stdout == b"0\n")
}

fn install(packages: &[&str]) -> Result<()> {
    println!("Installing {} …", packages.join(" "));
    apt_get(&["update"])?;
    let options = ["install", "--yes", "--no-install-recommends"];
    apt_get(&[&options, packages].concat())
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    command.arg("--quiet=2").args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    let status = command.status().context("apt-get can not be started")?;
    if !status.success() {
        bail!("apt-get {} failed; what it said is above", arguments.join(" "));
    }
    Ok(())
}

fn node_is_new_enough() -> Result<()> {
    let output = Command::new("node").arg("--version").output().context("node can not be started")?;
    let version = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    let major = major(&version).with_context(|| format!("node says its version is “{version}”"))?;
    if major < NODE_MIN {
        bail!("the browser tests need Node.js {NODE_MIN} or newer, and this is {version}; install one from nodejs.org");
    }
    Ok(())
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_met_by_a_program_on_the_path_or_by_a_file() {
        let met = Need { what: "a shell", any_of: &["no-such-shell", "sh"], package: "dash" };
        let file = Need { what: "a folder", any_of: &["/"], package: "" };
        let unmet = Need { what: "nothing", any_of: &["no-such-program", "/no/such/file"], package: "" };
        assert!(met.is_there() && file.is_there() && !unmet.is_there());
    }

    #[test]
    fn the_major_version_of_node_is_read() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20"), None);
    }
}
