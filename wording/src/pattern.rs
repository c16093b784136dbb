//! Finds what a sentence is made from.

use std::collections::BTreeSet;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement};

/// What a sentence takes from elsewhere.
#[derive(Default)]
pub(crate) struct Used {
    /// Without their dollar sign.
    pub(crate) variables: BTreeSet<String>,
    /// Terms and other messages, as keys, in their order.
    pub(crate) sentences: Vec<String>,
    pub(crate) functions: BTreeSet<String>,
    /// Variables and terms, `count` and `-help`, in their order.
    pub(crate) places: Vec<String>,
    /// Variables that choose between variants.
    pub(crate) selectors: BTreeSet<String>,
}

pub(crate) fn used_by(pattern: &Pattern<&str>) -> Used {
    let mut used = Used::default();
    used.read_pattern(pattern);
    used
}

impl Used {
    fn read_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { .. } => {}
                PatternElement::Placeable { expression } => self.read_expression(expression),
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                if let InlineExpression::VariableReference { id } = selector {
                    self.selectors.insert(id.name.to_owned());
                }
                self.read_inline(selector);
                for variant in variants {
                    self.read_pattern(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
                self.places.push(id.name.to_owned());
            }
            InlineExpression::TermReference { id, arguments, .. } => {
                self.sentences.push(format!("-{}", id.name));
                self.places.push(format!("-{}", id.name));
                self.read_arguments(arguments.as_ref());
            }
            InlineExpression::MessageReference { id, attribute } => {
                let key = match attribute {
                    Some(attribute) => format!("{}.{}", id.name, attribute.name),
                    None => id.name.to_owned(),
                };
                self.sentences.push(key);
            }
            InlineExpression::FunctionReference { id, arguments } => {
                self.functions.insert(id.name.to_owned());
                self.read_arguments(Some(arguments));
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
        }
    }

    fn read_arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        let Some(arguments) = arguments else {
            return;
        };
        for argument in &arguments.positional {
            self.read_inline(argument);
        }
        for argument in &arguments.named {
            self.read_inline(&argument.value);
        }
    }
}
