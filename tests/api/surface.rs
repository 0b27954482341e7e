//! What a crate makes public, told from its source: its public modules, and what they hold or take in by `pub use` from modules
//! that are not. Functions have no bodies, types no private fields, and what is implemented for a type stands behind it.
//!
//! The source is asked, and not the compiler: what that knows it tells in nightly versions only, and otherwise in each. What a macro
//! makes is therefore known by the name under which it is exported, and what another crate has by its path.

use std::collections::BTreeMap;
use std::path::Path;

use syn::{Ident, ImplItem, Item, ItemImpl, ItemUse, Type, UseTree, Visibility};

use super::strip::{is_hidden, is_of_tests, parts, strip, strip_implementation};

type Place = Vec<String>;

/// What is public under a name: an item, and what is implemented for it.
type Entry = (String, Vec<Item>);

/// A crate: the items of each of its modules, and all that is implemented.
#[derive(Default)]
struct Crate {
    modules: BTreeMap<Place, Vec<Item>>,
    implemented: Vec<(Place, ItemImpl)>,
}

/// What the crate with this `lib.rs` makes public, but for the modules `left_out`.
pub(crate) fn of(lib: &Path, left_out: &[&str]) -> String {
    let mut read = Crate::default();
    let mut items = parsed(lib).items;
    items.retain(|item| !matches!(item, Item::Mod(module) if left_out.iter().any(|name| module.ident == name)));
    read.take(Vec::new(), items, lib.parent().unwrap());
    written(read.items(&[]))
}

fn parsed(path: &Path) -> syn::File {
    let text = std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn written(items: Vec<Item>) -> String {
    let mut file: syn::File = syn::parse_str("").unwrap();
    file.items = items;
    prettyplease::unparse(&file)
}

/// The type for which something is implemented.
fn implementor(of: &Type) -> Option<&Ident> {
    match of {
        Type::Path(path) => path.path.segments.last().map(|segment| &segment.ident),
        Type::Reference(to) => implementor(&to.elem),
        _ => None,
    }
}

fn name(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(one) => &one.ident,
        Item::Enum(one) => &one.ident,
        Item::Fn(one) => &one.sig.ident,
        Item::Mod(one) => &one.ident,
        Item::Static(one) => &one.ident,
        Item::Struct(one) => &one.ident,
        Item::Trait(one) => &one.ident,
        Item::Type(one) => &one.ident,
        Item::Union(one) => &one.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

impl Crate {
    /// Takes in a module; the files of those in it stand in `folder`.
    fn take(&mut self, place: Place, items: Vec<Item>, folder: &Path) {
        let mut kept = Vec::new();
        for item in items {
            match item {
                Item::Mod(mut module) if !is_of_tests(&module.attrs) => {
                    let name = module.ident.to_string();
                    let files = [folder.join(format!("{name}.rs")), folder.join(&name).join("mod.rs")];
                    let file = files.iter().find(|path| path.exists()).unwrap_or(&files[0]);
                    let inner = module.content.take().map_or_else(|| parsed(file).items, |(_, items)| items);
                    self.take([&place[..], std::slice::from_ref(&name)].concat(), inner, &folder.join(&name));
                    kept.push(Item::Mod(module));
                }
                Item::Impl(one) if !is_of_tests(&one.attrs) => self.implemented.push((place.clone(), one)),
                item => kept.push(item),
            }
        }
        self.modules.insert(place, kept);
    }

    /// The public items of a module, by name, modules last.
    fn items(&self, place: &[String]) -> Vec<Item> {
        let mut entries = self.entries(place);
        let is_module = |items: &[Item]| matches!(items.first(), Some(Item::Mod(_)));
        entries.sort_by(|(one, items), (other, others)| (is_module(items), one).cmp(&(is_module(others), other)));
        entries.dedup_by(|one, other| one.0 == other.0 && one.1 == other.1);
        entries.into_iter().flat_map(|(_, items)| items).collect()
    }

    fn entries(&self, place: &[String]) -> Vec<Entry> {
        self.modules[place].iter().flat_map(|item| self.entry(place, item)).collect()
    }

    /// What is public under the name of an item, or under those that it brings from elsewhere.
    fn entry(&self, place: &[String], item: &Item) -> Vec<Entry> {
        let mut item = item.clone();
        let Some((Visibility::Public(_), attrs)) = parts(&mut item) else { return Vec::new() };
        if is_hidden(attrs) {
            return Vec::new();
        }
        if let Item::Use(used) = &item {
            return leaves(&used.tree).iter().flat_map(|leaf| self.brought(place, used, leaf)).collect();
        }
        let name = name(&item).unwrap_or_default();
        let implemented = self.implemented_for(place, &name);
        if let Item::Mod(module) = &mut item {
            let below = [place, std::slice::from_ref(&name)].concat();
            (module.content, module.semi) = (Some((Default::default(), self.items(&below))), None);
        }
        strip(&mut item);
        vec![(name, std::iter::once(item).chain(implemented).collect())]
    }

    /// What a path of a `pub use` brings: the item itself if it is of this crate, else the path.
    fn brought(&self, place: &[String], used: &ItemUse, leaf: &UseTree) -> Vec<Entry> {
        let (mut at, mut tree) = (place.to_vec(), leaf);
        while let UseTree::Path(path) = tree {
            match path.ident.to_string().as_str() {
                "crate" => at.clear(),
                "self" => (),
                "super" => drop(at.pop()),
                name => at.push(name.to_owned()),
            }
            tree = &path.tree;
        }
        let (wanted, shown) = match tree {
            UseTree::Name(one) => (Some(one.ident.to_string()), one.ident.to_string()),
            UseTree::Rename(one) => (Some(one.ident.to_string()), one.rename.to_string()),
            _ => (None, String::new()),
        };
        // A name of the module itself is that of a macro.
        let is_elsewhere = at != place && self.modules.contains_key(&at);
        let there = if is_elsewhere { self.entries(&at) } else { Vec::new() };
        let found: Vec<_> = there.into_iter().filter(|(name, _)| wanted.as_ref().is_none_or(|it| it == name)).collect();
        let is_renamed = matches!(tree, UseTree::Rename(_));
        if found.is_empty() || is_renamed {
            let mut path = used.clone();
            path.tree = leaf.clone();
            let mut told = vec![Item::Use(path)];
            strip(&mut told[0]);
            // Under another name, it is told under its own.
            told.extend(found.into_iter().flat_map(|(_, items)| items));
            return vec![(shown, told)];
        }
        found
    }

    /// What is implemented for the type of this name that a module declares.
    fn implemented_for(&self, place: &[String], of: &str) -> Vec<Item> {
        let common = |one: &[String], other: &[String]| one.iter().zip(other).take_while(|(a, b)| a == b).count();
        // Of several of one name, an implementation means the nearest.
        let declared = |at: &[String]| {
            let has = |items: &[Item]| items.iter().any(|item| name(item).is_some_and(|it| it == of));
            let places = self.modules.iter().filter(|(_, items)| has(items)).map(|(place, _)| place);
            places.max_by_key(|place| common(place, at))
        };
        let mine = self.implemented.iter().filter(|(at, one)| {
            implementor(&one.self_ty).is_some_and(|it| it == of) && declared(at).is_some_and(|it| it == place)
        });
        // Which of the blocks a function stands in is nobody's concern.
        let mut blocks = BTreeMap::new();
        for mut one in mine.filter_map(|(_, one)| strip_implementation(one.clone())) {
            let items = std::mem::take(&mut one.items);
            let block = blocks.entry(written(vec![Item::Impl(one.clone())])).or_insert(one);
            block.items.extend(items);
            block.items.sort_by_cached_key(|item| match item {
                ImplItem::Fn(one) => one.sig.ident.to_string(),
                _ => String::new(),
            });
        }
        blocks.into_values().map(Item::Impl).collect()
    }
}

/// The paths of a `use`, each on its own.
fn leaves(tree: &UseTree) -> Vec<UseTree> {
    match tree {
        UseTree::Path(path) => {
            let below = leaves(&path.tree).into_iter().map(|leaf| {
                let mut one = path.clone();
                *one.tree = leaf;
                UseTree::Path(one)
            });
            below.collect()
        }
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
        leaf => vec![leaf.clone()],
    }
}
