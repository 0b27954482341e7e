//! hegao.yaml.
