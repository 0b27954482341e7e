//! Where a part says that another is: GB/T 33190-2016, 7.3 (`ST_Loc`).

use crate::container::package::Package;

/// The name of the part to which `location` leads that stands in the part `from`. From the root with a stroke in front, else from where that
/// lies; some programs mean the folder of the document.
pub(super) fn resolve(package: &Package<'_>, from: &str, location: &str) -> String {
    let location = location.trim().replace('\\', "/");
    let folder = from.rsplit_once('/').map_or("", |(folder, _)| folder);
    let near = joined(folder, &location);
    if location.starts_with('/') || package.find(&near).is_some() {
        return near;
    }
    let document = from.split('/').next().filter(|_| from.contains('/')).unwrap_or_default();
    let others = [joined(document, &location), joined("", &location)];
    others.into_iter().find(|other| package.find(other).is_some()).unwrap_or(near)
}

/// The path from `folder` on.
fn joined(folder: &str, location: &str) -> String {
    let folder = if location.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in folder.split('/').chain(location.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_from_where_they_stand() {
        for (folder, location, expected) in [
            ("Doc_0", "Pages/Page_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml"),
            ("Doc_0/Pages", "../Res/./a.png", "Doc_0/Res/a.png"),
            ("Doc_0", "/Doc_1/Document.xml", "Doc_1/Document.xml"),
            ("", "../../a.xml", "a.xml"),
        ] {
            assert_eq!(joined(folder, location), expected);
        }
    }
}
