//! Takes from items what nobody outside sees.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Field, Fields, ImplItem, Item, ItemImpl, TraitItem, Type, Visibility};

/// Whether an item is only there in tests.
pub(super) fn is_of_tests(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| says(attr, "cfg", "test"))
}

/// Whether an item is nobody's: of tests, or hidden from the documentation.
pub(super) fn is_hidden(attrs: &[Attribute]) -> bool {
    is_of_tests(attrs) || attrs.iter().any(|attr| says(attr, "doc", "hidden"))
}

fn says(attr: &Attribute, path: &str, word: &str) -> bool {
    attr.path().is_ident(path) && attr.meta.require_list().is_ok_and(|list| list.tokens.to_string() == word)
}

/// Whether an attribute is a promise. Those of serde are held by the schemas.
fn tells(attr: &Attribute) -> bool {
    ["cfg", "deprecated", "derive", "must_use", "non_exhaustive", "repr"].iter().any(|name| attr.path().is_ident(name))
}

/// Who sees an item, and its attributes.
pub(super) fn parts(item: &mut Item) -> Option<(&Visibility, &mut Vec<Attribute>)> {
    Some(match item {
        Item::Const(one) => (&one.vis, &mut one.attrs),
        Item::Enum(one) => (&one.vis, &mut one.attrs),
        Item::Fn(one) => (&one.vis, &mut one.attrs),
        Item::Mod(one) => (&one.vis, &mut one.attrs),
        Item::Static(one) => (&one.vis, &mut one.attrs),
        Item::Struct(one) => (&one.vis, &mut one.attrs),
        Item::Trait(one) => (&one.vis, &mut one.attrs),
        Item::Type(one) => (&one.vis, &mut one.attrs),
        Item::Union(one) => (&one.vis, &mut one.attrs),
        Item::Use(one) => (&one.vis, &mut one.attrs),
        _ => return None,
    })
}

/// Takes bodies, values, private fields and attributes that promise nothing from an item.
pub(super) fn strip(item: &mut Item) {
    if let Some((_, attrs)) = parts(item) {
        attrs.retain(tells);
    }
    match item {
        Item::Const(one) => *one.expr = unsaid(),
        Item::Static(one) => *one.expr = unsaid(),
        Item::Fn(one) => one.block.stmts.clear(),
        Item::Struct(one) => strip_fields(&mut one.fields, true),
        Item::Enum(one) => {
            for variant in &mut one.variants {
                variant.attrs.retain(tells);
                strip_fields(&mut variant.fields, false);
            }
        }
        Item::Trait(one) => one.items.iter_mut().for_each(strip_trait_item),
        _ => (),
    }
}

/// What is implemented, as others see it; nothing if they see none of it.
pub(super) fn strip_implementation(mut one: ItemImpl) -> Option<ItemImpl> {
    let is_of_trait = one.trait_.is_some();
    one.attrs.retain(tells);
    one.items.retain_mut(|item| match item {
        ImplItem::Type(item) => {
            item.attrs.retain(tells);
            true
        }
        _ if is_of_trait => false,
        ImplItem::Const(item) => {
            item.attrs.retain(tells);
            item.expr = unsaid();
            is_public(&item.vis)
        }
        ImplItem::Fn(item) => {
            let is_seen = is_public(&item.vis) && !is_hidden(&item.attrs);
            item.attrs.retain(tells);
            item.block.stmts.clear();
            is_seen
        }
        _ => false,
    });
    (is_of_trait || !one.items.is_empty()).then_some(one)
}

fn strip_trait_item(item: &mut TraitItem) {
    match item {
        TraitItem::Fn(one) => {
            one.attrs.retain(tells);
            if let Some(block) = &mut one.default {
                block.stmts.clear();
            }
        }
        TraitItem::Const(one) => one.attrs.retain(tells),
        TraitItem::Type(one) => one.attrs.retain(tells),
        _ => (),
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// Hides private fields, but not that there are some: who has all fields can make a value.
fn strip_fields(fields: &mut Fields, may_be_private: bool) {
    for field in fields.iter_mut() {
        field.attrs.retain(tells);
    }
    if !may_be_private {
        return;
    }
    match fields {
        Fields::Named(named) => {
            let all = std::mem::take(&mut named.named);
            let is_whole = all.iter().all(|field| is_public(&field.vis));
            named.named = all.into_iter().filter(|field| is_public(&field.vis)).collect::<Punctuated<_, _>>();
            if !is_whole {
                named.named.push(private());
            }
        }
        Fields::Unnamed(unnamed) => {
            for field in unnamed.unnamed.iter_mut().filter(|field| !is_public(&field.vis)) {
                field.ty = nameless();
            }
        }
        Fields::Unit => (),
    }
}

fn private() -> Field {
    let whole: syn::FieldsNamed = syn::parse_str("{ __private: _ }").unwrap();
    whole.named.into_iter().next().unwrap()
}

fn nameless() -> Type {
    syn::parse_str("_").unwrap()
}

fn unsaid() -> Expr {
    syn::parse_str("_").unwrap()
}
