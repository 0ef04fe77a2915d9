//! The report of an import, for people and for programs.

use std::collections::BTreeMap;

use anyhow::Result;
use parcel::Report;

/// Writes the report to standard output.
pub fn print(report: &Report, as_json: bool) -> Result<()> {
    if as_json {
        println!("{}", serde_json::to_string(report)?);
        return Ok(());
    }
    for (word, counts) in [("Taken", &report.taken), ("Unchanged", &report.unchanged), ("Skipped", &report.skipped)] {
        if !counts.is_empty() {
            println!("{word}: {}", list(counts));
        }
    }
    if report.taken.is_empty() && report.unchanged.is_empty() && report.skipped.is_empty() {
        println!("Nothing was taken.");
    }
    if !report.left_out.is_empty() {
        println!("Left out:");
    }
    for left_out in &report.left_out {
        println!("  {}: {}", left_out.place, left_out.text);
    }
    if !report.problems.is_empty() {
        println!("Problems:");
    }
    for problem in &report.problems {
        println!("  {}: {}", problem.place, problem.what);
    }
    Ok(())
}

fn list(counts: &BTreeMap<String, u64>) -> String {
    let named = counts.iter().map(|(kind, count)| format!("{count} {}", name(kind, *count)));
    named.collect::<Vec<_>>().join(", ")
}

fn name(kind: &str, count: u64) -> String {
    let words = kind.replace('_', " ");
    if count == 1 { words } else { format!("{words}s") }
}
