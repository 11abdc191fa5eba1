module.exports = require('./prepare.cjs').remove;
