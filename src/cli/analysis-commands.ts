import type { CommandData } from '../analyses/command-data.ts';

// Made by `npm run generate` from the list of analyses (src/analyses/index.ts): edit the analyses, not this file.
export const ANALYSIS_COMMANDS: readonly CommandData[] = [
  {
    "name": "trend",
    "describe": "counts per year, with empty years shown as zero; without a field, units per year",
    "arguments": [
      {
        "name": "[field...]",
        "describe": "fields or quoted propositions"
      }
    ],
    "options": [
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "test",
        "flags": "--test",
        "describe": "a trend test of each category (exploratory)",
        "many": false,
        "repeat": false
      },
      {
        "name": "target",
        "flags": "--target <text>",
        "describe": "the target population of confidence intervals and tests",
        "many": false,
        "repeat": false
      },
      {
        "name": "studies",
        "flags": "--studies",
        "describe": "the keys of the units behind each number (with --json or csv)",
        "many": false,
        "repeat": false
      },
      {
        "name": "over",
        "flags": "--over <field>",
        "describe": "the field of years (default: the codebook's first)",
        "many": false,
        "repeat": false
      }
    ]
  },
  {
    "name": "shares",
    "describe": "the share of each category of a field, overall or by subgroup",
    "arguments": [
      {
        "name": "<field...>",
        "describe": "fields, or quoted propositions such as \"method = prompting and year >= 2024\""
      }
    ],
    "options": [
      {
        "name": "by",
        "flags": "--by <fields>",
        "describe": "subgroups: a field, or several with commas",
        "many": true,
        "repeat": false
      },
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "ci",
        "flags": "--ci <method>",
        "describe": "a confidence interval: wilson, wilson-cc, clopper-pearson, jeffreys, agresti-coull, mid-p, wald, sison-glaz, goodman",
        "many": false,
        "repeat": false
      },
      {
        "name": "confidence",
        "flags": "--confidence <level>",
        "describe": "confidence level (default: 0.95)",
        "many": false,
        "repeat": false
      },
      {
        "name": "target",
        "flags": "--target <text>",
        "describe": "the target population of confidence intervals and tests",
        "many": false,
        "repeat": false
      },
      {
        "name": "test",
        "flags": "--test",
        "describe": "with --by: whether the field is associated with the subgroups; numbers are ranked (exploratory)",
        "many": false,
        "repeat": false
      },
      {
        "name": "studies",
        "flags": "--studies",
        "describe": "the keys of the units behind each number (with --json or csv)",
        "many": false,
        "repeat": false
      },
      {
        "name": "values",
        "flags": "--values",
        "describe": "count each value of a number or year instead of its median and range",
        "many": false,
        "repeat": false
      }
    ]
  },
  {
    "name": "difference",
    "describe": "how much a share differs between two groups, or two propositions about the same units",
    "arguments": [
      {
        "name": "<field...>",
        "describe": "with --by: fields or propositions; without: two propositions"
      }
    ],
    "options": [
      {
        "name": "by",
        "flags": "--by <fields>",
        "describe": "the field whose categories are the groups",
        "many": true,
        "repeat": false
      },
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "confidence",
        "flags": "--confidence <level>",
        "describe": "confidence level (default: 0.95)",
        "many": false,
        "repeat": false
      },
      {
        "name": "target",
        "flags": "--target <text>",
        "describe": "the target population of confidence intervals and tests",
        "many": false,
        "repeat": false
      },
      {
        "name": "groups",
        "flags": "--groups <categories>",
        "describe": "the two groups, e.g. 2023,2024: the first minus the second",
        "many": true,
        "repeat": false
      }
    ]
  },
  {
    "name": "crosstab",
    "describe": "two fields against each other, with totals, missing states and (with --test) tests of association",
    "arguments": [
      {
        "name": "<field>",
        "describe": "in rows: a field or a quoted proposition"
      },
      {
        "name": "<other>",
        "describe": "in columns"
      }
    ],
    "options": [
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "test",
        "flags": "--test",
        "describe": "tests and measures of association (exploratory)",
        "many": false,
        "repeat": false
      },
      {
        "name": "confidence",
        "flags": "--confidence <level>",
        "describe": "confidence level (default: 0.95)",
        "many": false,
        "repeat": false
      },
      {
        "name": "target",
        "flags": "--target <text>",
        "describe": "the target population of confidence intervals and tests",
        "many": false,
        "repeat": false
      },
      {
        "name": "studies",
        "flags": "--studies",
        "describe": "the keys of the units behind each number (with --json or csv)",
        "many": false,
        "repeat": false
      },
      {
        "name": "statistics",
        "flags": "--statistics <names>",
        "describe": "only these, e.g. fisher_exact,cramers_v",
        "many": true,
        "repeat": false
      },
      {
        "name": "percent",
        "flags": "--percent <of>",
        "describe": "percentages of the column (default), the row or the total",
        "many": false,
        "repeat": false
      }
    ]
  },
  {
    "name": "intersections",
    "describe": "which items of a multi-select field occur together: combinations, pairs, and items per unit",
    "arguments": [
      {
        "name": "<field...>",
        "describe": "multi-select fields"
      }
    ],
    "options": [
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "studies",
        "flags": "--studies",
        "describe": "the keys of the units behind each number (with --json or csv)",
        "many": false,
        "repeat": false
      },
      {
        "name": "max",
        "flags": "--max <n>",
        "describe": "list so many combinations, the rest in one row (default: 20; 0 for all)",
        "many": false,
        "repeat": false
      },
      {
        "name": "least",
        "flags": "--least <n>",
        "describe": "only combinations of at least so many units",
        "many": false,
        "repeat": false
      }
    ]
  },
  {
    "name": "diversity",
    "describe": "how varied the categories of a field are, and how comparable the units are in them, against chance",
    "arguments": [
      {
        "name": "<field...>",
        "describe": "fields with categories"
      }
    ],
    "options": [
      {
        "name": "by",
        "flags": "--by <fields>",
        "describe": "subgroups, compared at equal numbers of units",
        "many": true,
        "repeat": false
      },
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "seed",
        "flags": "--seed <number>",
        "describe": "seed of the randomisation (default: 1)",
        "many": false,
        "repeat": false
      },
      {
        "name": "randomisations",
        "flags": "--randomisations <number>",
        "describe": "number of randomisations (default: 1000)",
        "many": false,
        "repeat": false
      }
    ]
  },
  {
    "name": "gaps",
    "describe": "empty cells of the grid of two fields: impossible, expected from the row and column totals, unsettled or unexpected",
    "arguments": [
      {
        "name": "<field>",
        "describe": "the rows of the grid"
      },
      {
        "name": "<with>",
        "describe": "its columns"
      }
    ],
    "options": [
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "thin",
        "flags": "--thin <n>",
        "describe": "list cells with up to so many units too",
        "many": false,
        "repeat": false
      },
      {
        "name": "impossible",
        "flags": "--impossible <expression>",
        "describe": "what no unit can be; repeat the option for more",
        "many": true,
        "repeat": true
      }
    ]
  },
  {
    "name": "robustness",
    "describe": "how many recodings would flip what a share says, and the shares by each coder's codes",
    "arguments": [
      {
        "name": "<field...>",
        "describe": "fields with categories"
      }
    ],
    "options": [
      {
        "name": "where",
        "flags": "--where <expression>",
        "describe": "only units for which this is true",
        "many": false,
        "repeat": false
      },
      {
        "name": "denominator",
        "flags": "--denominator <name>",
        "describe": "all, accessible, coded, applicable (default), reported, or responses (percent of mentions)",
        "many": false,
        "repeat": false
      },
      {
        "name": "confidence",
        "flags": "--confidence <level>",
        "describe": "confidence level of the limits of verified shares (default: 0.95)",
        "many": false,
        "repeat": false
      },
      {
        "name": "stage",
        "flags": "--stage <name>",
        "describe": "the stage of coding whose coders are compared (default: the last)",
        "many": false,
        "repeat": false
      }
    ]
  }
];
